import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ComparedCandidate,
  type Comparison,
  getComparison,
  getPair,
  type Pair,
} from '#shared/comparison.ts';
import { type Debrief, getDebrief } from '#shared/debriefs.ts';
import { openAgain } from '#tests/factories/comparison.ts';
import { decided, ratedCard, vote } from '#tests/factories/debrief.ts';
import { placeFamily } from '#tests/factories/family.ts';
import { openOn } from '#tests/factories/family-loop.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let admin: Person;
let chair: Person;
let ana: Person;
let approver: Person;
let loop: PlacedLoop;
let debriefs: Debrief[];

const names = ['Zora Ahlgren', 'Ben Castillo', 'anna Dietz', 'Émile Faure', 'Cato Gruber', 'Dora Hansen'];

/** A family of 40 candidates, six of whom have a debrief, and one whom nobody else's interviewers have met. */
beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  admin = await createPerson(world, orgId, ['admin']);
  chair = await createPerson(world, orgId, ['hiring_manager']);
  ana = await createPerson(world, orgId, ['committee_member']);
  approver = await createPerson(world, orgId, ['approver']);
  loop = await placeLoop(world, admin, {
    hiringManager: chair.memberId,
    committee: [ana.memberId],
    approvers: [approver.memberId],
    compositePolicy: 'after_votes',
  });
  const dimensionIds = loop.dimensions.map(({ id }) => id);
  const { loopIds } = await placeFamily(world, admin, loop, { candidates: 40, dimensionIds, cardsEach: 4 });
  const chosen = loopIds.slice(0, names.length);
  await world.ownerSql(
    `UPDATE candidates c SET name = named.name
       FROM unnest($1::uuid[], $2::text[]) AS named (loop_id, name)
       JOIN loops l ON l.id = named.loop_id JOIN applications a ON a.id = l.application_id
      WHERE c.id = a.candidate_id`,
    [chosen, names],
  );
  for (const exercise of [0, 1, 2]) {
    const stranger = await createPerson(world, orgId, ['interviewer']);
    const seat = await placeSeat(world, loop, stranger, { exercise });
    await submitCard(seat, ratedCard(seat, 3 + (exercise % 2)));
  }
  debriefs = [...(await openAgain(world, admin, loop, chosen)), await openOn(admin, loop)];
});
afterAll(() => world.end());

const compare = async (person: Person, query = {}): Promise<Comparison> => {
  const response = await person.call(getComparison, { params: { jobId: loop.jobId }, query });
  expect(response.status, response.text).toBe(200);
  return response.body;
};
const nameOf = ({ candidate }: ComparedCandidate): string => candidate.name;
const figureOf = (row: ComparedCandidate): number => {
  if (row.composite?.calibrated.kind !== 'figure') throw new Error(`${nameOf(row)} has no figure`);
  return row.composite.calibrated.value;
};
const revealAll = async (which: readonly Debrief[]): Promise<void> => {
  for (const debrief of which) {
    await vote(ana, debrief, 'hire');
    await vote(chair, debrief, 'hold', 'There is more to ask.');
  }
};
const sorted = (): Promise<unknown[]> =>
  world.ownerSql("SELECT data FROM audit_entries WHERE action = 'comparison.sorted_by_score'");

describe('before the votes', () => {
  it('everybody stands by name, with the must-haves and no figure over all dimensions', async () => {
    const { bands, rest, state, order } = await compare(ana);
    expect({ bands, state, order }).toEqual({ bands: [], state: 'provisional', order: 'name' });
    expect(rest.map(nameOf)).toEqual([
      'anna Dietz',
      'Ben Castillo',
      'Carla Candidate',
      'Cato Gruber',
      'Dora Hansen',
      'Émile Faure',
      'Zora Ahlgren',
    ]);
    expect(rest.map(({ composite }) => composite?.raw)).toEqual(
      rest.map(() => ({ kind: 'no_figure', reason: 'after_votes' })),
    );
    expect(rest.every(({ mustHaves }) => mustHaves.length > 0)).toBe(true);
  });

  it('two are laid side by side by dimension, not in one figure', async () => {
    const [a, b] = debriefs;
    const pair = await ana.call(getPair, {
      params: { jobId: loop.jobId, loopId: a?.loopId ?? '', otherLoopId: b?.loopId ?? '' },
    });
    expect(pair.status, pair.text).toBe(200);
    expect(pair.body.all).toEqual({ kind: 'no_figure', reason: 'after_votes' });
    expect(pair.body.dimensions).toHaveLength(loop.dimensions.length);
    expect(
      pair.body.dimensions.every(
        ({ above }: Pair['dimensions'][number]) => above.kind === 'percent' && above.percent % 5 === 0,
      ),
    ).toBe(true);
  });
});

describe('after the votes', () => {
  beforeAll(() => revealAll(debriefs));

  it('they stand in bands, best first, by name within each; whom nothing joins stands apart with who would join them', async () => {
    const { bands, rest } = await compare(chair);
    expect(bands.flat().map(nameOf).sort()).toEqual([...names].sort());
    const collator = new Intl.Collator('en');
    for (const band of bands) expect(band.map(nameOf)).toEqual(band.map(nameOf).sort(collator.compare));
    const best = bands.map((band) => Math.max(...band.map(figureOf)));
    expect(best).toEqual([...best].sort((a, b) => b - a));
    expect(rest.map(nameOf)).toEqual(['Carla Candidate']);
    expect(rest[0]?.composite?.raw.kind).toBe('figure');
    expect(rest[0]?.composite?.calibrated).toEqual({ kind: 'no_figure', reason: 'not_comparable' });
    expect(rest[0]?.apart).toEqual({
      elsewhere: { id: expect.any(String), name: expect.any(String) },
      here: { id: expect.any(String), name: expect.any(String) },
    });
  });

  it('nobody in a band can be told from its best at 90 %, and whoever leads the next band can', async () => {
    const { bands } = await compare(chair);
    const leaders = bands.map((band) => [...band].sort((a, b) => figureOf(b) - figureOf(a))[0]);
    const percent = async (a: ComparedCandidate, b: ComparedCandidate): Promise<number> => {
      const { body } = await chair.call(getPair, {
        params: { jobId: loop.jobId, loopId: a.loopId, otherLoopId: b.loopId },
      });
      return body.all.kind === 'percent' ? body.all.percent : Number.NaN;
    };
    expect(bands.length).toBeGreaterThan(1);
    for (const [place, leader] of leaders.entries()) {
      if (leader === undefined) throw new Error('an empty band');
      for (const other of bands[place] ?? [])
        if (other !== leader) expect(await percent(leader, other)).toBeLessThanOrEqual(95);
      const next = leaders[place + 1];
      if (next === undefined) continue;
      expect(await percent(leader, next)).toBeGreaterThanOrEqual(95);
      expect(await percent(next, leader)).toBeLessThanOrEqual(5);
    }
  });

  it('a figure is what the debrief has pinned, to a tenth or two', async () => {
    const { bands } = await compare(chair);
    for (const row of bands.flat()) {
      const { body } = await chair.call(getDebrief, { params: { debriefId: row.debriefId } });
      const { calibrated } = body.figures.composite;
      if (calibrated.kind !== 'figure') throw new Error('nothing pinned');
      expect(Math.abs(calibrated.value - figureOf(row))).toBeLessThan(0.25);
    }
  });

  it('by score is a choice within the bands, and noted each time', async () => {
    const before = await sorted();
    const plain = await compare(chair);
    expect(await sorted()).toHaveLength(before.length);
    const { bands, order } = await compare(chair, { order: 'score' });
    expect(order).toBe('score');
    expect(bands.map((band) => band.map(nameOf).sort())).toEqual(
      plain.bands.map((band) => band.map(nameOf).sort()),
    );
    for (const band of bands) expect(band.map(figureOf)).toEqual(band.map(figureOf).sort((a, b) => b - a));
    expect(await sorted()).toHaveLength(before.length + 1);
  });

  it('who is withdrawn or decided says so, and a stage shows its own alone', async () => {
    const [gone, hired] = debriefs;
    if (gone === undefined || hired === undefined) throw new Error('no debriefs');
    await world.ownerSql(
      `UPDATE applications a SET stage = 'withdrawn', end_reason = 'personal', end_note = '', withdrawn_at = $2
         FROM loops l WHERE l.application_id = a.id AND l.id = $1`,
      [gone.loopId, world.clock.now()],
    );
    const { body } = await chair.call(getDebrief, { params: { debriefId: hired.id } });
    await decided(chair, body);
    const all = await compare(chair);
    const rows = [...all.bands.flat(), ...all.rest];
    const row = (debrief: Debrief) => rows.find(({ debriefId }) => debriefId === debrief.id);
    expect(row(gone)).toMatchObject({ stage: 'withdrawn', state: 'open', outcome: null });
    expect(row(hired)).toMatchObject({ state: 'decided', outcome: 'hire' });
    const some = await compare(chair, { stage: 'withdrawn' });
    expect([...some.bands.flat(), ...some.rest].map(nameOf)).toEqual([gone.candidate.name]);
    expect(some.bands.flat()[0]?.composite).toEqual(row(gone)?.composite);
  });

  it('reading them here is reading their cards', async () => {
    const late = await createPerson(world, chair.orgId, ['recruiter', 'interviewer']);
    await compare(late);
    const read = await world.ownerSql<{ id: string }>(
      "SELECT subject_id AS id FROM audit_entries WHERE action = 'cards.read' AND actor_id = $1",
      [late.memberId],
    );
    expect(new Set(read.map(({ id }) => id))).toEqual(new Set(debriefs.map(({ loopId }) => loopId)));
    await compare(late);
    expect(
      await world.ownerSql("SELECT FROM audit_entries WHERE action = 'cards.read' AND actor_id = $1", [
        late.memberId,
      ]),
    ).toHaveLength(debriefs.length);
  });

  it('while a card is owed on a loop it is laid beside nothing, and hidden from who owes it', async () => {
    const holder = await createPerson(world, chair.orgId, ['recruiter', 'interviewer']);
    const owed = debriefs.at(-1);
    if (owed === undefined) throw new Error('no debriefs');
    const before = await compare(chair);
    await placeSeat(world, loop, holder);
    const after = await compare(chair);
    expect(after.rest.find(({ debriefId }) => debriefId === owed.id)).toMatchObject({
      composite: null,
      apart: null,
    });
    expect(after.bands.map((band) => band.map(nameOf))).toEqual(before.bands.map((band) => band.map(nameOf)));
    const theirs = await compare(holder);
    expect([...theirs.bands.flat(), ...theirs.rest].some(({ debriefId }) => debriefId === owed.id)).toBe(
      false,
    );
    const [other] = debriefs;
    const pair = await holder.call(getPair, {
      params: { jobId: loop.jobId, loopId: owed.loopId, otherLoopId: other?.loopId ?? '' },
    });
    expect(pair.status).toBe(404);
  });
});

describe('who reads a comparison', () => {
  it('is who reads the job’s debriefs by role; the job is not there for others', async () => {
    const stranger = await createPerson(world, chair.orgId, [
      'committee_member',
      'hiring_manager',
      'approver',
    ]);
    const interviewer = await createPerson(world, chair.orgId, ['interviewer']);
    const ask = (person: Person) => person.call(getComparison, { params: { jobId: loop.jobId }, query: {} });
    expect((await ask(stranger)).status).toBe(404);
    expect((await ask(interviewer)).status).toBe(403);
    expect((await ask(approver)).status).toBe(200);
  });

  it('needs two different candidates of that job', async () => {
    const [a] = debriefs;
    const elsewhere = await placeLoop(world, admin, { hiringManager: chair.memberId });
    const ask = (otherLoopId: string) =>
      chair.call(getPair, { params: { jobId: loop.jobId, loopId: a?.loopId ?? '', otherLoopId } });
    expect((await ask(a?.loopId ?? '')).status).toBe(422);
    expect((await ask(elsewhere.id)).status).toBe(404);
  });

  it('finds nothing where there is no debrief', async () => {
    const empty = await placeLoop(world, admin, { hiringManager: chair.memberId });
    const { body } = await chair.call(getComparison, { params: { jobId: empty.jobId }, query: {} });
    expect(body).toMatchObject({ bands: [], rest: [], state: null, isCut: false });
  });
});
