import { describe, expect, it } from 'vitest';
import { goesAt, quietUntil, waitAfter } from '#server/notifications/rules.ts';

const at = (text: string): Date => new Date(text);
const overNight = { from: 20 * 60, until: 8 * 60 };

describe('quiet hours', () => {
  it('hold in the recipient’s own zone, over midnight too', () => {
    // 21:30 in Lisbon, 06:30 in Tokyo.
    const now = at('2026-01-10T21:30:00Z');
    expect(quietUntil(now, 'Europe/Lisbon', overNight)).toEqual(at('2026-01-11T08:00:00Z'));
    expect(quietUntil(now, 'Asia/Tokyo', overNight)).toEqual(at('2026-01-10T23:00:00Z'));
    expect(quietUntil(now, 'America/New_York', overNight)).toBeNull();
    expect(quietUntil(now, 'Europe/Lisbon', null)).toBeNull();
  });

  it('begin with their first minute and end with the one before their last', () => {
    const lunch = { from: 12 * 60, until: 13 * 60 };
    const minutes = ['11:59', '12:00', '12:59', '13:00'];
    expect(minutes.map((time) => quietUntil(at(`2026-01-10T${time}:00Z`), 'UTC', lunch) !== null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('end at eight by the clock on the wall in the nights in which it is changed', () => {
    expect(quietUntil(at('2026-03-28T23:00:00Z'), 'Europe/Berlin', overNight)).toEqual(
      at('2026-03-29T06:00:00Z'),
    );
    expect(quietUntil(at('2026-10-24T23:00:00Z'), 'Europe/Berlin', overNight)).toEqual(
      at('2026-10-25T07:00:00Z'),
    );
  });

  it('do not keep back an interview that would begin meanwhile, and keep back all else', () => {
    const now = at('2026-01-10T21:30:00Z');
    const mail = { timeZone: 'Europe/Lisbon', quiet: overNight };
    const soon = at('2026-01-11T07:00:00Z');
    expect(goesAt({ ...mail, kind: 'interview_moved', startsAt: soon }, now)).toEqual(now);
    expect(goesAt({ ...mail, kind: 'interview_moved', startsAt: at('2026-01-11T09:00:00Z') }, now)).toEqual(
      at('2026-01-11T08:00:00Z'),
    );
    expect(goesAt({ ...mail, kind: 'scorecard_due', startsAt: soon }, now)).toEqual(
      at('2026-01-11T08:00:00Z'),
    );
  });
});

it('waits twice as long after each try that failed', () => {
  expect([1, 2, 3, 8].map(waitAfter)).toEqual([60_000, 120_000, 240_000, 7_680_000]);
});
