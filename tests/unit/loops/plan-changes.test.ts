import { describe, expect, it } from 'vitest';
import { planChanges } from '#server/loops/plan/plan-changes.ts';

const now = new Date('2026-03-04T12:00:00Z');
const round = (name: string, given: object = {}) => ({
  name,
  exerciseKey: name.toLowerCase(),
  minutes: 60,
  dimensionIds: ['a', 'b'],
  ...given,
});
const interview = (name: string, given: object = {}) => ({
  ...round(name),
  id: `interview ${name}`,
  startsAt: new Date('2026-03-05T12:00:00Z'),
  cancelledAt: null,
  ...given,
});
const seat = (name: string, given: object = {}) => ({
  id: `seat ${name}`,
  interviewId: `interview ${name}`,
  kind: 'interviewer',
  dimensionIds: ['a', 'b'],
  endedAt: null,
  isSubmitted: false,
  isBegun: false,
  ...given,
});
const changes = (given: Partial<Parameters<typeof planChanges>[0]>) =>
  planChanges({ interviews: [], seats: [], from: [], to: [], ...given }, now);

describe('a newer plan', () => {
  it('adds and takes away open rounds, whatever is scheduled already', () => {
    const from = [round('SQL'), round('Case'), round('Talk')];
    const to = [round('SQL'), round('Case'), round('Ethics')];
    expect(changes({ from, to, interviews: [interview('SQL')] })).toEqual({
      addedRounds: ['Ethics'],
      removedRounds: ['Talk'],
      changed: [],
      kept: [],
    });
  });

  it('changes minutes and dimensions of an interview to come, and its seats with it', () => {
    const to = [round('SQL', { minutes: 45, dimensionIds: ['b', 'c'] })];
    const seats = [seat('SQL'), seat('SQL', { id: 'half', dimensionIds: ['b'] })];
    expect(changes({ from: [round('SQL')], to, interviews: [interview('SQL')], seats }).changed).toEqual([
      {
        id: 'interview SQL',
        name: 'SQL',
        minutes: { from: 60, to: 45 },
        dimensionIds: ['b', 'c'],
        added: ['c'],
        removed: ['a'],
        seats: [
          { id: 'seat SQL', dimensionIds: ['b', 'c'] },
          { id: 'half', dimensionIds: ['b'] },
        ],
      },
    ]);
  });

  it('leaves minutes that a planner chose themselves', () => {
    const found = changes({
      from: [round('SQL')],
      to: [round('SQL', { minutes: 45 })],
      interviews: [interview('SQL', { minutes: 90 })],
    });
    expect([found.changed, found.kept]).toEqual([[], []]);
  });

  it('leaves what was held, what is begun, and who would be left with nothing to score, and says so', () => {
    const to = [round('SQL', { dimensionIds: ['b'] })];
    const why = (interviews: ReturnType<typeof interview>[], seats: ReturnType<typeof seat>[]) => {
      const found = changes({ from: [round('SQL')], to, interviews, seats });
      expect(found.changed).toEqual([]);
      return found.kept.map((kept) => kept.why);
    };
    const past = interview('SQL', { startsAt: now });
    expect(why([past], [seat('SQL')])).toEqual(['past']);
    expect(why([interview('SQL')], [seat('SQL', { isBegun: true })])).toEqual(['card_begun']);
    expect(why([interview('SQL')], [seat('SQL', { isSubmitted: true })])).toEqual(['card_begun']);
    expect(why([interview('SQL')], [seat('SQL', { dimensionIds: ['a'] })])).toEqual(['nothing_left']);
    expect(why([interview('SQL', { cancelledAt: now })], [])).toEqual([]);
  });

  it('has no say over a seat that has ended', () => {
    const seats = [seat('SQL', { endedAt: now, isBegun: true })];
    const to = [round('SQL', { dimensionIds: ['b'] })];
    const found = changes({ from: [round('SQL')], to, interviews: [interview('SQL')], seats });
    expect(found.changed).toMatchObject([{ removed: ['a'], seats: [] }]);
  });
});
