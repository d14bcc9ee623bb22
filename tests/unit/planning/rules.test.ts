import { describe, expect, it } from 'vitest';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import { planOfKit } from '#server/jobs/rules.ts';
import { planWarnings, type Watched, type WatchedPerson } from '#server/planning/rules.ts';
import { mostRaters, placesOf } from '#shared/raters.ts';

const person = (name: string, given: Partial<WatchedPerson> = {}): [string, WatchedPerson] => [
  name.toLowerCase(),
  { name, isQualified: true, conflict: null, limit: 5, fullWeeks: [], ...given },
];
const round = (
  name: string,
  dimensionIds: string[],
  given: { interviewers?: number; memberIds?: string[]; shows?: string[]; isHeld?: boolean } = {},
): Watched['rounds'][number] => ({
  key: name.toLowerCase(),
  name,
  places: placesOf({
    interviewers: given.interviewers ?? 1,
    dimensionIds,
    memberIds: given.memberIds ?? [],
  }),
  shows: given.shows ?? [],
  isHeld: given.isHeld ?? false,
});
const watched = (given: Partial<Watched>): Watched => ({
  blueprintTitle: 'Lead',
  dimensions: ['a', 'b'].map((id) => ({ id, name: id.toUpperCase() })),
  rounds: [],
  people: new Map([person('Ana'), person('Ben'), person('Cleo')]),
  alone: [],
  ...given,
});
const told = (given: Partial<Watched>) =>
  planWarnings(watched(given)).map(({ kind, message, fix }) => [kind, message, fix.kind, fix.words]);

describe('so many different people', () => {
  const place = (...people: string[]) => ({ people, dimensionIds: [] });
  it('can take places: each one, named or of a pool, and anybody where a place is open', () => {
    expect(mostRaters([place('ana'), place('ana')])).toBe(1);
    expect(mostRaters([place('ana'), place('ana', 'ben')])).toBe(2);
    expect(mostRaters([place('ana', 'ben'), place('ana'), place('ana', 'ben')])).toBe(2);
    expect(mostRaters([place('ana', 'ben'), place('ben', 'cleo'), place('ana')])).toBe(3);
    expect(mostRaters([place(), place('ana'), place()])).toBe(3);
    expect(mostRaters([])).toBe(0);
  });

  it('are places of a round: a pool is open to each of it, and few named ones have their own', () => {
    const dimensionIds = ['a'];
    expect(placesOf({ interviewers: 2, dimensionIds, memberIds: ['ana'] })).toEqual([
      { people: ['ana'], dimensionIds },
      { people: [], dimensionIds },
    ]);
    const pool = ['ana', 'ben', 'cleo'];
    expect(placesOf({ interviewers: 2, dimensionIds, memberIds: pool }).map(({ people }) => people)).toEqual([
      pool,
      pool,
    ]);
  });
});

describe('warnings about dimensions', () => {
  it('name one that nobody scores, with the round that could', () => {
    expect(told({ rounds: [round('One', ['a'], { interviewers: 2, shows: ['a', 'b'] })] })).toEqual([
      ['not_assessed', 'No round scores B.', 'score_dimension', 'Score it in One too'],
    ]);
    expect(told({ rounds: [round('One', ['a'], { interviewers: 2 })] })).toEqual([
      ['not_assessed', 'No round scores B.', 'add_round', 'Add a round that scores B'],
    ]);
  });

  it('name one that fewer than two different people score, and not places', () => {
    expect(told({ rounds: [round('One', ['a', 'b']), round('Two', ['a'])] })).toEqual([
      ['one_rater', 'Only one person scores B.', 'add_person', 'Add a person to One'],
    ]);
    const twice = [
      round('One', ['a', 'b'], { memberIds: ['ana'] }),
      round('Two', ['a', 'b'], { memberIds: ['ana'] }),
    ];
    expect(told({ rounds: twice }).slice(0, 1)).toEqual([
      ['one_rater', 'Only Ana scores A.', 'replace_person', 'Name somebody else in Two'],
    ]);
    const pooled = [
      round('One', ['a', 'b'], { memberIds: ['ana', 'ben'] }),
      round('Two', ['a', 'b'], { memberIds: ['ana'] }),
    ];
    expect(told({ rounds: pooled })).toEqual([]);
  });

  it('name who alone has always scored one, while nobody else is named for it here', () => {
    const alone = [{ dimensionId: 'b', memberId: 'ana', loops: 6 }];
    const both = (second: string[]) => [
      round('One', ['a', 'b'], { memberIds: ['ana'] }),
      round('Two', ['a', 'b'], { memberIds: second }),
    ];
    expect(told({ rounds: both([]), alone })).toEqual([
      [
        'always_alone',
        'Nobody but Ana scored B in the last 6 closed loops that have it: the person and the dimension can’t be told apart.',
        'name_people',
        'Name somebody beside Ana in Two',
      ],
    ]);
    expect(told({ rounds: both(['ben']), alone })).toEqual([]);
    expect(told({ rounds: both([]), alone: [{ dimensionId: 'b', memberId: 'dan', loops: 6 }] })).toEqual([]);
  });

  it("have nothing to say about the library's plan", () => {
    const dimensions = leadDataEngineer.dimensions.map(({ key, name }) => ({ id: key, name }));
    const plan = planOfKit(
      leadDataEngineer.rounds,
      dimensions.map(({ id }) => ({ key: id, dimensionId: id })),
    );
    const rounds = plan.map(({ name, dimensionIds, interviewers }) =>
      round(name, [...dimensionIds], { interviewers }),
    );
    expect(told({ dimensions, rounds })).toEqual([]);
  });
});

describe('warnings about people', () => {
  const two = (dimensionIds: string[], memberIds: string[]) => [
    round('One', dimensionIds, { memberIds }),
    round('Two', dimensionIds),
  ];
  const dimensions = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, name: id.toUpperCase() }));

  it('name a place of more than four dimensions, and somebody who has more over the whole plan', () => {
    const rounds = [
      round('Five', ['a', 'b', 'c', 'd', 'e'], { interviewers: 2 }),
      round('F', ['f'], { interviewers: 2 }),
    ];
    expect(told({ dimensions, rounds })).toEqual([
      [
        'crowded_round',
        'Five has one person score 5 dimensions; 4 is the most.',
        'change_round',
        'Take a dimension out of Five',
      ],
    ]);
    const parts = [
      round('One', ['a', 'b', 'c'], { interviewers: 2, memberIds: ['ana', 'ben'] }),
      round('Two', ['d', 'e', 'f'], { interviewers: 2, memberIds: ['ana', 'cleo'] }),
    ];
    expect(told({ dimensions, rounds: parts })).toEqual([
      [
        'crowded_person',
        'Ana scores 6 dimensions in 2 rounds; 4 is the most.',
        'replace_person',
        'Name somebody else in Two',
      ],
    ]);
  });

  it('say nothing of six dimensions for who is only one of a pool', () => {
    const parts = [
      round('One', ['a', 'b', 'c'], { interviewers: 2, memberIds: ['ana', 'ben', 'cleo'] }),
      round('Two', ['d', 'e', 'f'], { interviewers: 2, memberIds: ['ana', 'ben', 'cleo'] }),
    ];
    expect(told({ dimensions, rounds: parts })).toEqual([]);
  });

  it('name who has a conflict, is not signed off, or has enough interviews', () => {
    const people = new Map([
      person('Ana', {
        isQualified: false,
        conflict: 'worked_together',
        limit: 2,
        fullWeeks: [{ words: 'next week', interviews: 3 }],
      }),
      person('Ben', { isQualified: false }),
    ]);
    expect(told({ rounds: two(['a', 'b'], ['ana']), people })).toEqual([
      ['conflict', 'Ana has worked with the candidate.', 'replace_person', 'Name somebody else in One'],
      [
        'overloaded',
        'Ana has 3 interviews next week; 2 is the limit.',
        'replace_person',
        'Name somebody else in One',
      ],
      ['not_qualified', 'Ana is not signed off on Lead.', 'sign_off', 'See how far Ana is'],
    ]);
  });

  it('name all who are not signed off in one line, of those who are to come', () => {
    const people = new Map(['Ana', 'Ben', 'Cleo'].map((name) => person(name, { isQualified: false })));
    const rounds = [
      round('One', ['a', 'b'], { interviewers: 3, memberIds: ['ana', 'ben', 'cleo'] }),
      round('Two', ['a', 'b'], { isHeld: true, memberIds: ['dan'] }),
    ];
    expect(told({ rounds, people })).toEqual([
      ['not_qualified', 'Ana, Ben and Cleo are not signed off on Lead.', 'sign_off', 'See how far they are'],
    ]);
    expect(told({ rounds: rounds.map((one) => ({ ...one, isHeld: true })), people })).toEqual([]);
  });

  it('ask for nobody else in an interview that is over', () => {
    const rounds = [
      round('One', ['a', 'b'], { memberIds: ['ana'], isHeld: true }),
      round('Two', ['a', 'b'], { isHeld: true }),
    ];
    const people = new Map([person('Ana', { fullWeeks: [{ words: 'this week', interviews: 9 }] })]);
    expect(told({ rounds, people })).toEqual([]);
  });
});
