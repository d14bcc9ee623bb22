import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Debrief, getDebrief, openDebrief } from '#shared/debriefs.ts';
import { listLoopScorecards, type Recommendation } from '#shared/scorecards.ts';
import type { CompositePolicy } from '#shared/voting.ts';
import {
  decided,
  placeDebrief,
  placeRatedLoop,
  type RatedLoopOptions,
  vote,
} from '#tests/factories/debrief.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let chair: Person;
let ana: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  chair = await createPerson(world, orgId, ['hiring_manager']);
  ana = await createPerson(world, orgId, ['committee_member']);
});
afterAll(() => world.end());

/** A debrief with a composite, which is put in by hand as if the family's fit had given it. */
async function open(given: RatedLoopOptions): Promise<Debrief> {
  const debrief = await placeDebrief(world, chair, { committee: [ana], ratings: [4, 4, 4], ...given });
  const composite = {
    coverage: 1,
    raw: { kind: 'figure', value: 4 },
    calibrated: {
      kind: 'figure',
      value: 4.2,
      likely50: { low: 4.1, high: 4.3 },
      likely90: { low: 4, high: 4.4 },
    },
    parts: { kind: 'parts', raw: 4, panel: null, dimensions: 0, evidence: 0.2, calibrated: 4.2 },
  };
  await world.ownerSql(
    `UPDATE debriefs SET figures = figures || jsonb_build_object('composite', $2::jsonb, 'dimensions',
              (SELECT jsonb_agg(one || '{"raw": 4}') FROM jsonb_array_elements(figures -> 'dimensions') AS one))
      WHERE id = $1`,
    [debrief.id, JSON.stringify(composite)],
  );
  return debrief;
}

const read = async ({ id }: Debrief, person = chair): Promise<Debrief> =>
  (await person.call(getDebrief, { params: { debriefId: id } })).body;
const kinds = ({ figures: { composite } }: Debrief): string[] =>
  [composite.raw, composite.calibrated, composite.parts].map((figure) =>
    figure.kind === 'no_figure' ? figure.reason : figure.kind,
  );
const shown = ['figure', 'figure', 'parts'];

describe.each<{ compositePolicy: CompositePolicy; before: string[]; after: string[] }>([
  { compositePolicy: 'never', before: Array(3).fill('policy'), after: Array(3).fill('policy') },
  { compositePolicy: 'after_votes', before: Array(3).fill('after_votes'), after: shown },
  { compositePolicy: 'before_votes', before: shown, after: shown },
])('the composite, $compositePolicy', ({ compositePolicy, before, after }) => {
  it('stands on the page when the policy says so, for every reader', async () => {
    const debrief = await open({ compositePolicy });
    expect(kinds(await read(debrief))).toEqual(before);
    // Once one has voted, the page is no other for them.
    expect(kinds(await vote(ana, debrief, 'hire'))).toEqual(before);
    await vote(chair, debrief, 'hire');
    for (const person of [chair, ana]) expect(kinds(await read(debrief, person))).toEqual(after);
    expect((await read(debrief)).compositePolicy).toBe(compositePolicy);
  });

  it('asks what the numbers missed only where it is shown', async () => {
    const debrief = await open({ compositePolicy, ratings: [5, 5, 5, 5, 5, 5] });
    const isShown = (found: string[]): boolean => found.includes('figure');
    const asked = async (): Promise<boolean> => (await read(debrief)).asksWhatNumbersMissed.length > 0;
    expect((await read(debrief)).mustHaves.every(({ state }) => state === 'met')).toBe(true);
    expect(await asked()).toBe(isShown(before));
    await vote(ana, debrief, 'hire');
    await vote(chair, debrief, 'hire');
    expect(await asked()).toBe(isShown(after));
  });
});

describe('interviewers’ recommendations', () => {
  it('are hidden until the votes are open, where the job says so', async () => {
    const debrief = await open({ hidesRecommendations: true });
    const recommendations = (found: Debrief): unknown[] =>
      found.matrix.rows.map(({ recommendation }) => recommendation);
    expect(recommendations(await read(debrief))).toEqual([null, null, null]);
    await vote(ana, debrief, 'hire');
    expect(recommendations(await read(debrief, ana))).toEqual([null, null, null]);
    await vote(chair, debrief, 'hire');
    expect(recommendations(await read(debrief))).toEqual(['yes', 'yes', 'yes']);
  });

  it('are there from the start where it does not', async () => {
    const debrief = await open({ hidesRecommendations: false });
    expect((await read(debrief)).matrix.rows.map(({ recommendation }) => recommendation)).toEqual(
      Array(3).fill('yes'),
    );
  });
});

describe('interviewers’ recommendations on the cards of the loop', () => {
  const onCards = async (loopId: string, reader: Person): Promise<(Recommendation | null)[]> => {
    const { body } = await reader.call(listLoopScorecards, { params: { loopId } });
    return body.cards.map((card: { recommendation: Recommendation | null }) => card.recommendation);
  };
  const hidden = [null, null, null];
  const shown = ['yes', 'yes', 'yes'];

  it('are hidden from who reads by role, before there is a debrief too, until the votes are open', async () => {
    const staff = await createPerson(world, chair.orgId, ['admin', 'recruiter', 'auditor']);
    const loop: PlacedLoop = await placeRatedLoop(world, chair, {
      committee: [ana],
      hidesRecommendations: true,
    });
    for (const reader of [ana, chair, staff]) expect(await onCards(loop.id, reader)).toEqual(hidden);
    const opened = await chair.call(openDebrief, { params: { loopId: loop.id }, body: { despite: null } });
    await vote(ana, opened.body, 'hire');
    for (const reader of [ana, chair, staff]) expect(await onCards(loop.id, reader)).toEqual(hidden);
    await vote(chair, opened.body, 'hire');
    for (const reader of [ana, chair, staff]) expect(await onCards(loop.id, reader)).toEqual(shown);
  });

  it('are hidden until the decision where nobody else would vote', async () => {
    const debrief = await open({ committee: [], hidesRecommendations: true });
    expect(await onCards(debrief.loopId, chair)).toEqual(hidden);
    await decided(chair, debrief);
    expect(await onCards(debrief.loopId, chair)).toEqual(shown);
  });

  it('are there for colleagues who read for their card alone, and one’s own for a voter', async () => {
    const admin = await createPerson(world, chair.orgId, ['admin']);
    const ines = await createPerson(world, chair.orgId, ['interviewer']);
    const both = await createPerson(world, chair.orgId, ['interviewer', 'committee_member']);
    const loop = await placeLoop(world, admin, {
      committee: [both.memberId],
      hidesRecommendations: true,
    });
    for (const [exercise, person] of [ines, both].entries())
      await submitCard(await placeSeat(world, loop, person, { exercise }));
    expect((await onCards(loop.id, ines)).sort()).toEqual(['yes', 'yes']);
    expect((await onCards(loop.id, both)).sort()).toEqual([null, 'yes']);
  });

  it('are there from the start where the job does not hide them', async () => {
    const debrief = await open({ hidesRecommendations: false });
    expect(await onCards(debrief.loopId, ana)).toEqual(shown);
  });
});

it('where nobody but the hiring manager would vote, everything opens with the decision', async () => {
  const debrief = await open({ committee: [], compositePolicy: 'after_votes', hidesRecommendations: true });
  expect(kinds(await read(debrief))).toEqual(Array(3).fill('after_votes'));
  const after = await decided(chair, debrief);
  expect(kinds(after)).toEqual(shown);
  expect(after.matrix.rows.map(({ recommendation }) => recommendation)).toEqual(Array(3).fill('yes'));
});

it('keeps the answer to what the numbers missed, and a decision without one', async () => {
  const answered = await decided(chair, await open({ committee: [] }), {
    outcome: 'no_hire',
    numbersMissed: 'The role needs somebody on site.',
  });
  expect(answered.decision?.numbersMissed).toBe('The role needs somebody on site.');
  const unanswered = await decided(chair, await open({ committee: [] }));
  expect(unanswered.decision?.numbersMissed).toBe('');
});
