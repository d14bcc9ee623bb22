import { describe, expect, it } from 'vitest';
import { linkOf, rankPeople, type Suggestible } from '#server/planning/rank-people.ts';
import { comingWeeks, fullWeeks, weekOf } from '#server/planning/weeks.ts';

const someone = (id: string, given: Partial<Suggestible> = {}): Suggestible => ({
  id,
  name: id,
  freedom: null,
  isNamed: false,
  isQualified: true,
  thisWeek: 1,
  nextWeek: 1,
  limit: 5,
  link: 'none',
  ...given,
});
const order = (...people: Suggestible[]) => rankPeople(people).map(({ person }) => person.id);

describe('suggestions', () => {
  it('go by the plan, qualification, room in the week, interviews and the network, in that order', () => {
    const best = someone('best', { link: 'joins_groups' });
    const pair = someone('pair', { link: 'new_pair' });
    const busier = someone('busier', { nextWeek: 2, link: 'joins_groups' });
    const full = someone('full', { thisWeek: 0, nextWeek: 0, limit: 0 });
    const learner = someone('learner', { isQualified: false, thisWeek: 0 });
    const named = someone('named', { isNamed: true, isQualified: false, thisWeek: 5 });
    expect(order(learner, full, someone('plain'), busier, pair, best, named)).toEqual([
      'named',
      'best',
      'pair',
      'plain',
      'busier',
      'full',
      'learner',
    ]);
    expect(order(someone('b'), someone('a'))).toEqual(['a', 'b']);
  });

  it('put nobody first who is busy at the time that is set or does not work then, whoever else they are', () => {
    const named = someone('named', { isNamed: true, freedom: 'busy' });
    const qualified = someone('qualified', { freedom: 'outside_hours' });
    const learner = someone('learner', { isQualified: false, thisWeek: 9, freedom: 'free' });
    expect(order(named, qualified, learner)).toEqual(['learner', 'qualified', 'named']);
    expect(rankPeople([named, qualified, learner]).map(({ reason }) => reason)).toEqual([
      'Free then · Not signed off · 9 interviews this week, 1 next week, 5 is the limit',
      'Outside their working hours then · Qualified · 1 interview this week, 1 next week',
      'Busy then · Named for this round · Qualified · 1 interview this week, 1 next week',
    ]);
  });

  it('say why in words', () => {
    const reasons = rankPeople([
      someone('one', { thisWeek: 1, nextWeek: 0, link: 'joins_groups' }),
      someone('two', { isQualified: false, isNamed: true, thisWeek: 5, link: 'new_pair' }),
    ]).map(({ reason }) => reason);
    expect(reasons).toEqual([
      'Named for this round · Not signed off · 5 interviews this week, 1 next week, 5 is the limit · has shared no candidate with somebody here yet',
      'Qualified · 1 interview this week, 0 next week · joins two groups that share no candidate',
    ]);
  });
});

describe('the rating network', () => {
  const network = {
    people: [
      { memberId: 'ana', part: 0 },
      { memberId: 'ben', part: 0 },
      { memberId: 'cleo', part: 1 },
    ],
    links: [{ a: 0, b: 1 }],
  };
  it('is joined by somebody of another group, linked by a new pair, and left by a known one', () => {
    expect(linkOf('cleo', ['ana'], network)).toBe('joins_groups');
    expect(linkOf('ben', ['ana'], network)).toBe('none');
    expect(linkOf('dan', ['ana'], network)).toBe('new_pair');
    expect(linkOf('ben', ['ana'], { ...network, links: [] })).toBe('new_pair');
    expect(linkOf('cleo', [], network)).toBe('none');
    expect(linkOf('cleo', ['somebody new'], network)).toBe('none');
    expect(linkOf('cleo', ['ana'], null)).toBe('none');
  });
});

describe('weeks', () => {
  const now = new Date('2026-03-04T12:00:00Z');
  it('begin on Monday in the reader’s own time zone', () => {
    const [current, next] = comingWeeks(now, 'America/New_York');
    expect(current).toEqual({
      from: new Date('2026-03-02T05:00:00Z'),
      until: new Date('2026-03-09T04:00:00Z'),
      words: 'this week',
    });
    expect([next.from, next.words]).toEqual([new Date('2026-03-09T04:00:00Z'), 'next week']);
    expect(weekOf(new Date('2026-03-20T12:00:00Z'), now, 'UTC').words).toBe('in the week of 16 March');
  });

  it('are full from so many interviews on', () => {
    const starts = ['2026-03-02T00:00:00Z', '2026-03-08T23:59:00Z', '2026-03-09T00:00:00Z'].map(
      (at) => new Date(at),
    );
    const weeks = comingWeeks(now, 'UTC');
    expect(fullWeeks(weeks, starts, 2)).toEqual([{ words: 'this week', interviews: 2 }]);
    expect(fullWeeks(weeks, starts, 1)).toHaveLength(2);
  });
});
