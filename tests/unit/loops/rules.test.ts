import { describe, expect, it } from 'vitest';
import {
  dueAtOf,
  endOf,
  groupOf,
  matchRounds,
  progressOf,
  seatErrors,
  wholeDaysSince,
} from '#server/loops/rules.ts';

const at = (text: string): Date => new Date(`${text}:00Z`);

describe('due times', () => {
  it('are 24 hours after the end, through a change to summer time too', () => {
    const interview = { startsAt: at('2026-03-28T23:30'), minutes: 90 };
    expect(endOf(interview)).toEqual(at('2026-03-29T01:00'));
    expect(dueAtOf(interview)).toEqual(at('2026-03-30T01:00'));
  });
});

describe('the group of an interview', () => {
  const seat = (
    startsAt: string,
    given: { endedAt?: Date; isSubmitted?: boolean; openQuestions?: number } = {},
  ) => {
    const times = { startsAt: at(startsAt), minutes: 60 };
    return {
      ...times,
      endsAt: endOf(times),
      dueAt: dueAtOf(times),
      endedAt: given.endedAt ?? null,
      isSubmitted: given.isSubmitted ?? false,
      openQuestions: given.openQuestions ?? 0,
    };
  };
  const now = at('2026-03-02T09:00');

  it.each([
    ['2026-03-02T15:00', 'Europe/Lisbon', 'today'],
    ['2026-03-02T08:30', 'Europe/Lisbon', 'today'],
    ['2026-03-02T08:00', 'Europe/Lisbon', 'to_score'],
    ['2026-03-01T08:30', 'Europe/Lisbon', 'to_score'],
    ['2026-03-01T08:00', 'Europe/Lisbon', 'late'],
    ['2026-03-03T00:30', 'Europe/Lisbon', 'upcoming'],
    // 18:00 in Tokyo: what starts at 15:00 UTC starts tomorrow there, and 14:59 is today.
    ['2026-03-02T15:00', 'Asia/Tokyo', 'upcoming'],
    ['2026-03-02T14:59', 'Asia/Tokyo', 'today'],
    // One in the morning in Los Angeles: the whole of the next UTC night is still the same day.
    ['2026-03-03T07:59', 'America/Los_Angeles', 'today'],
    ['2026-03-03T08:00', 'America/Los_Angeles', 'upcoming'],
  ])('that starts at %s is, in %s, %s', (startsAt, zone, group) => {
    expect(groupOf(seat(startsAt), now, zone)).toBe(group);
  });

  it('is done or ended whatever the time', () => {
    expect(groupOf(seat('2026-02-01T08:00', { isSubmitted: true }), now, 'UTC')).toBe('done');
    expect(groupOf(seat('2026-02-01T08:00', { endedAt: now }), now, 'UTC')).toBe('ended');
  });

  it('waits for an answer while the committee asks about a card that is in', () => {
    const asked = { isSubmitted: true, openQuestions: 1 };
    expect(groupOf(seat('2026-02-01T08:00', asked), now, 'UTC')).toBe('asked');
    expect(groupOf(seat('2026-02-01T08:00', { openQuestions: 1 }), now, 'UTC')).toBe('late');
  });

  it('counts under way as today although it began yesterday', () => {
    const midnight = at('2026-03-03T00:10');
    expect(groupOf(seat('2026-03-02T23:30'), midnight, 'UTC')).toBe('today');
  });

  it('counts progress without trainees, shadows and what is not needed', () => {
    const kinds = (kind: string) => [
      { ...seat('2026-03-01T07:00'), kind },
      { ...seat('2026-03-01T12:00'), kind },
      { ...seat('2026-03-05T12:00'), kind },
      { ...seat('2026-03-01T12:00', { isSubmitted: true }), kind },
      { ...seat('2026-03-01T12:00', { endedAt: now }), kind },
    ];
    const seats = [...kinds('interviewer'), ...kinds('trainee'), ...kinds('shadow')];
    expect(progressOf(seats, now)).toEqual({ kind: 'counts', in: 1, due: 1, late: 1, notDue: 1 });
  });
});

describe('rounds without an interview', () => {
  const round = (name: string, exerciseKey: string) => ({ name, exerciseKey });
  const held = (name: string, exerciseKey: string, cancelledAt: Date | null = null) => ({
    id: crypto.randomUUID(),
    name,
    exerciseKey,
    cancelledAt,
  });
  const plan = [round('Design', 'case'), round('SQL', 'sql'), round('Second design', 'case')];
  const open = (...interviews: ReturnType<typeof held>[]) =>
    matchRounds(plan, interviews).open.map(({ name }) => name);

  it('are covered by name first, then by exercise, each by one interview', () => {
    expect(open()).toEqual(['Design', 'SQL', 'Second design']);
    expect(open(held('Second design', 'case'))).toEqual(['Design', 'SQL']);
    expect(open(held('An old name', 'case'), held('Second design', 'case'))).toEqual(['SQL']);
    expect(open(held('Design', 'case'), held('Design', 'case'), held('Design', 'case'))).toEqual(['SQL']);
    expect(open(held('SQL', 'dropped-exercise'))).toHaveLength(3);
  });

  it('are open again when the interview is cancelled', () => {
    expect(open(held('SQL', 'sql', at('2026-03-01T00:00')))).toContain('SQL');
  });
});

describe('taking a seat', () => {
  const setting = {
    interview: { dimensionIds: ['d1', 'd2'] },
    candidateEmail: 'carla@elsewhere.example',
    person: { name: 'Ana', email: 'ana@test.example', isActive: true },
    seatsOfPerson: [],
    hasReadCards: false,
    isPlannerSealed: false,
  };
  const wish = { memberId: 'ana', kind: 'interviewer', dimensionIds: ['d1'] };
  const paths = (given: Partial<typeof wish>, change: object = {}) =>
    seatErrors({ ...wish, ...given }, { ...setting, ...change }).map(({ path }) => path);

  it('is for active members on dimensions of the round', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ dimensionIds: ['d3'] })).toEqual(['dimensionIds']);
    expect(paths({ dimensionIds: ['d1', 'd1'] })).toEqual(['dimensionIds']);
    expect(paths({}, { person: { ...setting.person, isActive: false } })).toEqual(['memberId']);
  });

  it('is not for the candidate, in whatever spelling', () => {
    const person = { ...setting.person, email: 'Carla@Elsewhere.example' };
    expect(paths({}, { person })).toEqual(['memberId']);
    expect(paths({}, { person, candidateEmail: null })).toEqual([]);
  });

  it('is not for whoever has read colleagues’ cards, unless it does not count', () => {
    expect(paths({}, { hasReadCards: true })).toEqual(['memberId']);
    expect(paths({ kind: 'shadow' }, { hasReadCards: true })).toEqual([]);
    expect(paths({ kind: 'trainee' }, { hasReadCards: true })).toEqual([]);
  });

  it('tells a sealed planner the same for cards read and for a seat given up', () => {
    const messages = (change: object): string[] =>
      seatErrors(wish, { ...setting, ...change, isPlannerSealed: true }).map(({ message }) => message);
    expect(messages({ hasReadCards: true })).toEqual(messages({ seatsOfPerson: [{ endKind: 'given_up' }] }));
    expect(messages({ hasReadCards: true })).toHaveLength(1);
  });

  it('is not for whoever gave one up, but for whoever lost it with its interview', () => {
    expect(paths({}, { seatsOfPerson: [{ endKind: 'cancelled' }, { endKind: null }] })).toEqual([]);
    for (const endKind of ['handed_over', 'not_taken_part'])
      expect(paths({}, { seatsOfPerson: [{ endKind }] })).toEqual(['memberId']);
    expect(paths({}, { seatsOfPerson: [{ endKind: 'cancelled' }, { endKind: 'given_up' }] })).toEqual([
      'memberId',
    ]);
  });
});

it('counts whole days', () => {
  expect(wholeDaysSince(at('2026-03-01T09:01'), at('2026-03-02T09:00'))).toBe(0);
  expect(wholeDaysSince(at('2026-03-01T09:00'), at('2026-03-02T09:00'))).toBe(1);
  expect(wholeDaysSince(at('2026-03-03T09:00'), at('2026-03-02T09:00'))).toBe(0);
});
