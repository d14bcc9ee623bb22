import { afterAll, beforeAll, expect, it } from 'vitest';
import { assignOwners } from '#shared/board.ts';
import { getLoop } from '#shared/loops.ts';
import { type PlacedLoop, placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
let loops: readonly PlacedLoop[];

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Owners');
  loops = [await placeLoop(world, stage.people.admin), await placeLoop(world, stage.people.recruiter)];
});
afterAll(() => world.end());

const assign = (changes: readonly object[], by = stage.people.recruiter, key?: string) =>
  by.call(assignOwners, { body: { changes }, ...(key === undefined ? {} : { key }) });
const ownerOf = async ({ id }: PlacedLoop): Promise<string> =>
  (await stage.people.admin.call(getLoop, { params: { loopId: id } })).body.owner.id;
const recruiter = (): Promise<Person> => createPerson(world, stage.orgId, ['recruiter']);

it('gives loops to somebody else and back, and leaves what changed since', async () => {
  const before = await Promise.all(loops.map(ownerOf));
  const [taker, third] = [await recruiter(), await recruiter()];
  const given = await assign(loops.map(({ id }) => ({ loopId: id, ownerId: taker.memberId })));
  expect(given.status).toBe(200);
  const results: readonly { loopId: string; outcome: string; ownerBefore: string }[] = given.body.results;
  expect(results.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
  expect(await Promise.all(loops.map(ownerOf))).toEqual([taker.memberId, taker.memberId]);
  const [first, second] = loops;
  await assign([{ loopId: first?.id, ownerId: third.memberId }]);
  const undone = await assign(
    results.map(({ loopId, ownerBefore }) => ({ loopId, ownerId: ownerBefore, from: taker.memberId })),
  );
  const outcomeOf = (id?: string): string =>
    undone.body.results.find(({ loopId }: { loopId: string }) => loopId === id)?.outcome;
  expect([outcomeOf(first?.id), outcomeOf(second?.id)]).toEqual(['changed_since', 'changed']);
  expect(await Promise.all(loops.map(ownerOf))).toEqual([third.memberId, before[1]]);
  const entries = await entriesOf(world, second?.id ?? '');
  expect(
    entries.filter(({ action }) => action === 'loop.owner_changed').map(({ data }) => data.ownerId),
  ).toEqual([taker.memberId, before[1]]);
});

it('may be done by who owes a card: nothing of it follows from cards', async () => {
  const sealed = await createPerson(world, stage.orgId, ['recruiter', 'interviewer']);
  const loop = await placeLoop(world, stage.people.admin);
  await placeSeat(world, loop, sealed);
  const { body } = await assign([{ loopId: loop.id, ownerId: sealed.memberId }], sealed);
  expect(body.results).toEqual([
    { loopId: loop.id, outcome: 'changed', ownerBefore: stage.people.admin.memberId },
  ]);
});

it('takes only people who run loops, and all or nothing', async () => {
  const [loop] = loops;
  const before = await ownerOf(loop as PlacedLoop);
  const interviewer = stage.people.interviewer.memberId;
  expect((await assign([{ loopId: loop?.id, ownerId: interviewer }])).body.code).toBe('rule_broken');
  const { memberId } = await recruiter();
  const unknown = world.platform.ids.next();
  const refused = await assign([
    { loopId: loop?.id, ownerId: memberId },
    { loopId: unknown, ownerId: memberId },
  ]);
  expect([refused.status, await ownerOf(loop as PlacedLoop)]).toEqual([404, before]);
});

it('has one effect and one answer for one key', async () => {
  const loop = await placeLoop(world, stage.people.admin);
  const { memberId } = await recruiter();
  const changes = [{ loopId: loop.id, ownerId: memberId }];
  const replies = await Promise.all([1, 2, 3].map(() => assign(changes, stage.people.recruiter, 'once')));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  expect(
    (await entriesOf(world, loop.id)).filter(({ action }) => action === 'loop.owner_changed'),
  ).toHaveLength(1);
});
