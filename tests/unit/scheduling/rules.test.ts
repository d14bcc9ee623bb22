import { describe, expect, it } from 'vitest';
import { defaultHours, type Interval, proposalsFor, workingTimes } from '#server/scheduling/rules.ts';

const at = (startsAt: string, endsAt: string): Interval => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
const isoOf = ({ startsAt, endsAt }: Interval): [string, string] => [
  startsAt.toISOString().slice(0, 16),
  endsAt.toISOString().slice(0, 16),
];

describe('working hours', () => {
  it('stay the same on the wall over both changes of the clocks, in each zone', () => {
    const hours = { ...defaultHours, days: [1, 2, 3, 4, 5, 6, 7] };
    const spring = at('2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z');
    expect(workingTimes(hours, 'Europe/Berlin', spring).map(isoOf)).toEqual([
      ['2026-03-28T08:00', '2026-03-28T16:00'],
      ['2026-03-29T07:00', '2026-03-29T15:00'],
    ]);
    const autumn = at('2026-10-31T12:00:00Z', '2026-11-02T00:00:00Z');
    expect(workingTimes(hours, 'America/New_York', autumn).map(isoOf)).toEqual([
      ['2026-10-31T13:00', '2026-10-31T21:00'],
      ['2026-11-01T14:00', '2026-11-01T22:00'],
    ]);
    expect(workingTimes(hours, 'Asia/Kolkata', spring).map(isoOf)).toEqual([
      ['2026-03-28T03:30', '2026-03-28T11:30'],
      ['2026-03-29T03:30', '2026-03-29T11:30'],
    ]);
  });

  it('leave out days off, and end at midnight where they say so', () => {
    const week = at('2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z');
    expect(workingTimes(defaultHours, 'UTC', week)).toHaveLength(5);
    const night = { days: [6], from: 1200, until: 1440 };
    expect(workingTimes(night, 'UTC', week).map(isoOf)).toEqual([['2026-03-07T20:00', '2026-03-08T00:00']]);
  });
});

describe('proposals', () => {
  const day = at('2026-03-02T08:10:00Z', '2026-03-03T00:00:00Z');
  const works = (from: string, until: string): Interval => at(`2026-03-02T${from}Z`, `2026-03-02T${until}Z`);

  it('are the first times of a day that suit all, on the hour or half past', () => {
    const people = [
      { working: [works('09:00', '17:00')], busy: [works('10:00', '11:15')] },
      { working: [works('08:00', '13:00')], busy: [] },
    ];
    expect(proposalsFor(people, 60, 'UTC', day).map((found) => found.toISOString().slice(11, 16))).toEqual([
      '09:00',
      '11:30',
      '12:00',
    ]);
    expect(proposalsFor(people, 60, 'Asia/Kathmandu', day)[0]?.toISOString()).toBe(
      '2026-03-02T11:15:00.000Z',
    );
  });

  it('are none where nothing suits, and one that begins when something ends', () => {
    const never = [
      { working: [works('09:00', '12:00')], busy: [] },
      { working: [], busy: [] },
    ];
    expect(proposalsFor(never, 30, 'UTC', day)).toEqual([]);
    const tight = [{ working: [works('09:00', '10:00')], busy: [works('09:00', '09:30')] }];
    expect(proposalsFor(tight, 30, 'UTC', day).map((found) => found.toISOString())).toEqual([
      '2026-03-02T09:30:00.000Z',
    ]);
    expect(proposalsFor(tight, 31, 'UTC', day)).toEqual([]);
  });
});
