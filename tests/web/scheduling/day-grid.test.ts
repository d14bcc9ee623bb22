import { describe, expect, it } from 'vitest';
import { Availability } from '#shared/availability.ts';
import { clashesAt, hourState, hoursOf } from '#web/features/scheduling/day-grid.ts';
import { instantsOf } from '#web/ui/zoned-time.ts';

const { people } = Availability.parse({
  people: [
    {
      id: '00000000-0000-4000-8000-000000000001',
      name: 'Ana Alves',
      timeZone: 'Asia/Kolkata',
      working: [{ startsAt: '2026-12-03T08:00:00.000Z', endsAt: '2026-12-03T12:00:00.000Z' }],
      busy: [
        {
          startsAt: '2026-12-03T09:30:00.000Z',
          endsAt: '2026-12-03T10:00:00.000Z',
          name: 'SQL',
          isHold: false,
        },
        {
          startsAt: '2026-12-03T11:00:00.000Z',
          endsAt: '2026-12-03T11:30:00.000Z',
          name: null,
          isHold: true,
        },
      ],
    },
  ],
  proposals: [],
});
const [ana] = people;

describe('a day by the hour', () => {
  it('shows the hours in which anybody works, with what they do in the smallest part of each', () => {
    if (ana === undefined) throw new Error('nobody');
    const hours = hoursOf(people, '2026-12-03', 'Europe/Lisbon');
    expect(hours.map((at) => [at.slice(11, 13), hourState(ana, at)])).toEqual([
      ['08', 'free'],
      ['09', 'busy'],
      ['10', 'free'],
      ['11', 'hold'],
    ]);
  });
});

describe('a clash', () => {
  it('says what somebody does then, or what time it is where they are', () => {
    expect(clashesAt(people, '2026-12-03T09:00:00.000Z', 45)).toEqual(['Ana Alves is in SQL then.']);
    expect(clashesAt(people, '2026-12-03T11:00:00.000Z', 30)).toEqual([
      'Ana Alves is asked to keep this time for something else.',
    ]);
    expect(clashesAt(people, '2026-12-03T15:00:00.000Z', 30)).toEqual([
      'It is outside the working hours of Ana Alves: 20:30 there.',
    ]);
    expect(clashesAt(people, '2026-12-03T08:00:00.000Z', 60)).toEqual([]);
  });
});

it('a date and time that are not chosen yet are no time at all', () => {
  for (const wall of [
    { date: '', time: '' },
    { date: '2026-12-03', time: '' },
    { date: '', time: '10:00' },
  ]) {
    expect(instantsOf(wall, 'Europe/Lisbon')).toEqual([]);
  }
});
