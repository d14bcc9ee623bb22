import { describe, expect, it } from 'vitest';
import { instantsOf, wallTimeOf, zonedDayAndTime, zoneOffset } from '#web/ui/zoned-time.ts';

describe('a date and a time on the clocks of a zone', () => {
  it('is one instant as a rule, by the offset of that day', () => {
    expect(instantsOf({ date: '2026-07-01', time: '10:00' }, 'Europe/Lisbon')).toEqual([
      '2026-07-01T09:00:00.000Z',
    ]);
    expect(instantsOf({ date: '2026-12-01', time: '10:00' }, 'Europe/Lisbon')).toEqual([
      '2026-12-01T10:00:00.000Z',
    ]);
    expect(instantsOf({ date: '2026-12-01', time: '10:00' }, 'Asia/Kolkata')).toEqual([
      '2026-12-01T04:30:00.000Z',
    ]);
  });

  it('is none where the clocks go forward over it', () => {
    expect(instantsOf({ date: '2027-03-28', time: '01:30' }, 'Europe/Lisbon')).toEqual([]);
    expect(instantsOf({ date: '2027-03-28', time: '02:00' }, 'Europe/Lisbon')).toHaveLength(1);
  });

  it('is two where the clocks go back over it', () => {
    expect(instantsOf({ date: '2026-10-25', time: '01:30' }, 'Europe/Lisbon')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
  });

  it('is nothing while it is incomplete', () => {
    expect(instantsOf({ date: '', time: '10:00' }, 'UTC')).toEqual([]);
    expect(instantsOf({ date: '2026-12-01', time: '' }, 'UTC')).toEqual([]);
  });

  it('comes back from its instant, on both sides of a change and of midnight', () => {
    for (const zone of ['Europe/Lisbon', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu']) {
      for (const at of ['2026-10-24T23:59:00.000Z', '2026-10-25T02:00:00.000Z', '2027-04-04T12:00:00.000Z']) {
        expect(instantsOf(wallTimeOf(at, zone), zone)).toContain(at);
      }
    }
  });
});

describe('an instant in words', () => {
  it('says the day of the zone and the offset of that day', () => {
    expect(zonedDayAndTime('2026-12-01T23:30:00Z', 'Asia/Tokyo')).toBe('Wed, 2 Dec 2026, 08:30');
    expect(zoneOffset('2026-12-01T23:30:00Z', 'America/New_York')).toBe('UTC−5');
    expect(zoneOffset('2026-07-01T23:30:00Z', 'America/New_York')).toBe('UTC−4');
    expect(zoneOffset('2026-07-01T23:30:00Z', 'Asia/Kathmandu')).toBe('UTC+5:45');
  });
});
