import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { nextDigestAt } from '#server/reminders/rules.ts';

const at = (text: string): Date => new Date(text);
const next = (from: string, zone: string, hour: number, minute = 0, last: string | null = null): string =>
  nextDigestAt(at(from), last === null ? null : at(last), zone, hour * 60 + minute).toISOString();

describe('the daily digest', () => {
  it('comes at the hour of the recipient’s own wall', () => {
    expect(next('2026-11-21T08:00:00Z', 'Europe/Lisbon', 9)).toBe('2026-11-21T09:00:00.000Z');
    expect(next('2026-11-21T08:00:00Z', 'Asia/Tokyo', 9)).toBe('2026-11-22T00:00:00.000Z');
    expect(next('2026-11-21T08:00:00Z', 'America/New_York', 9)).toBe('2026-11-21T14:00:00.000Z');
  });

  it('comes the day after, from its own moment on', () => {
    expect(next('2026-11-21T09:00:00Z', 'Europe/Lisbon', 9)).toBe('2026-11-22T09:00:00.000Z');
    expect(next('2026-11-21T08:59:59.999Z', 'Europe/Lisbon', 9)).toBe('2026-11-21T09:00:00.000Z');
  });

  it('goes over midnight by the day on the wall', () => {
    expect(next('2026-11-21T23:59:00Z', 'Europe/Lisbon', 0)).toBe('2026-11-22T00:00:00.000Z');
    expect(next('2026-11-22T00:00:00Z', 'Europe/Lisbon', 0)).toBe('2026-11-23T00:00:00.000Z');
    // Half past eleven in New York is the day before there.
    expect(next('2026-11-22T04:30:00Z', 'America/New_York', 23, 45)).toBe('2026-11-22T04:45:00.000Z');
  });

  it('keeps its hour when the clocks go forward, and moves on where they leave it out', () => {
    expect(next('2027-03-27T09:00:00Z', 'Europe/Berlin', 9)).toBe('2027-03-28T07:00:00.000Z');
    expect(next('2027-03-27T12:00:00Z', 'Europe/Berlin', 2, 30)).toBe('2027-03-28T01:30:00.000Z');
    expect(next('2027-03-28T01:30:00Z', 'Europe/Berlin', 2, 30)).toBe('2027-03-29T00:30:00.000Z');
  });

  it('comes once where the clocks show its time twice', () => {
    const first = next('2026-10-24T12:00:00Z', 'Europe/Berlin', 2, 30);
    expect(first).toBe('2026-10-25T00:30:00.000Z');
    expect(next(first, 'Europe/Berlin', 2, 30)).toBe('2026-10-26T01:30:00.000Z');
    expect(next('2026-10-25T01:00:00Z', 'Europe/Berlin', 2, 30)).toBe('2026-10-26T01:30:00.000Z');
  });

  it('comes once on a day, also when its hour or the zone is changed after it came', () => {
    const came = '2026-11-21T09:00:00Z';
    expect(next('2026-11-21T09:30:00Z', 'Europe/Lisbon', 15, 0, came)).toBe('2026-11-22T15:00:00.000Z');
    expect(next('2026-11-21T09:30:00Z', 'America/New_York', 9, 0, came)).toBe('2026-11-22T14:00:00.000Z');
  });

  it.each(['Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'comes on each day of two years exactly once, in %s',
    (zone) => {
      let from = at('2026-01-01T00:00:00Z');
      const days: (string | null)[] = [];
      for (let n = 0; n < 730; n += 1) {
        from = nextDigestAt(from, from, zone, 135);
        days.push(DateTime.fromJSDate(from, { zone }).toISODate());
      }
      const [first = ''] = days;
      const expected = days.map((_, n) =>
        DateTime.fromISO(first ?? '')
          .plus({ days: n })
          .toISODate(),
      );
      expect(days).toEqual(expected);
    },
  );
});
