import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { buildApp } from '#server/app.ts';
import { createPlatform } from '#server/main.ts';
import { openDatabase } from '#server/platform/database.ts';
import { assignOwners } from '#shared/board.ts';
import { deactivateMember, updateMember } from '#shared/identity.ts';
import type { LiveEvent } from '#shared/live.ts';
import { signOut } from '#shared/session.ts';
import { type PlacedLoop, placeLoop, placeSeat, submitCard } from '#tests/factories/scorecard.ts';
import { type Listening, listen, tryToListen } from '#tests/support/live.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createPerson, createWorld, type Person, testOrigin, type World } from '#tests/support/world.ts';

let world: World;
let stage: Stage;
let loop: PlacedLoop;
const open: Listening[] = [];

beforeAll(async () => {
  world = await createWorld();
  stage = await createStage(world, 'Live');
  loop = await placeLoop(world, stage.people.admin);
});
afterEach(() => {
  for (const listening of open.splice(0)) listening.close();
});
afterAll(() => world.end());

async function hearing(person: Person, app = world.app): Promise<Listening> {
  const listening = await listen(app, person);
  open.push(listening);
  return listening;
}

/** Something everybody who knows of the loop hears: it gets a new owner. */
async function change({ id }: { readonly id: string } = loop, by = stage.people.admin): Promise<void> {
  const { memberId } = await createPerson(world, stage.orgId, ['recruiter']);
  const changed = await by.call(assignOwners, { body: { changes: [{ loopId: id, ownerId: memberId }] } });
  expect([changed.status, changed.body.results?.[0]?.outcome]).toEqual([200, 'changed']);
}

const isOf = (id: string) => (events: readonly LiveEvent[]) =>
  events.some((event) => event.topic === 'loop' && event.id === id);

it('tells whoever may know of a loop that it may have changed, and nothing of what', async () => {
  const recruiter = await hearing(stage.people.recruiter);
  await change();
  await recruiter.until(isOf(loop.id));
  expect(recruiter.text()).toBe(
    `retry\n\nevent: changed\ndata: {"topic":"resync"}\n\nevent: changed\ndata: {"topic":"loop","id":"${loop.id}"}\n\n`,
  );
});

it('says that a card is in to whoever sees the cards', async () => {
  const recruiter = await hearing(stage.people.recruiter);
  const seat = await placeSeat(world, loop, await createPerson(world, stage.orgId, ['interviewer']));
  await submitCard(seat);
  await recruiter.until(isOf(loop.id));
});

it('tells nobody of another organisation, and nobody who has nothing to do with the loop', async () => {
  const elsewhere = await createStage(world, 'Elsewhere');
  const theirs = await placeLoop(world, elsewhere.people.admin);
  const stranger = await hearing(elsewhere.people.admin);
  const interviewer = await hearing(stage.people.interviewer);
  const recruiter = await hearing(stage.people.recruiter);
  await change();
  await recruiter.until(isOf(loop.id));
  // What comes after is heard after: so nothing of the first is still on its way.
  await placeSeat(world, loop, stage.people.interviewer, { exercise: 2 });
  await change();
  await interviewer.until(isOf(loop.id));
  const { memberId } = elsewhere.people.recruiter;
  await elsewhere.people.admin.call(assignOwners, {
    body: { changes: [{ loopId: theirs.id, ownerId: memberId }] },
  });
  await stranger.until(isOf(theirs.id));
  expect(stranger.events()).toEqual([{ topic: 'resync' }, { topic: 'loop', id: theirs.id }]);
  expect(interviewer.events()).toEqual([{ topic: 'resync' }, { topic: 'loop', id: loop.id }]);
});

it('announces nothing of what was refused', async () => {
  const recruiter = await hearing(stage.people.recruiter);
  const other = await placeLoop(world, stage.people.admin);
  const body = {
    changes: [
      { loopId: other.id, ownerId: stage.people.recruiter.memberId },
      { loopId: world.platform.ids.next(), ownerId: stage.people.recruiter.memberId },
    ],
  };
  expect((await stage.people.admin.call(assignOwners, { body })).status).toBe(404);
  await change();
  await recruiter.until(isOf(loop.id));
  expect(isOf(other.id)(recruiter.events())).toBe(false);
});

it('reaches people who are connected to another process', async () => {
  const database = openDatabase({ url: world.database.appUrl, maxConnections: 2 });
  const platform = createPlatform({
    database,
    publicUrl: testOrigin,
    secretKey: 'a key for tests, not a secret',
    clock: world.clock,
  });
  const second = await buildApp({
    platform,
    demoSignIns: [],
    webRoot: null,
    logger: false,
    trustProxy: false,
    maxEventLoopDelayMs: 0,
  });
  await second.listen({ host: '127.0.0.1', port: 0 });
  try {
    const there = await hearing(stage.people.recruiter, second);
    const here = await hearing(stage.people.recruiter);
    await change();
    await Promise.all([there.until(isOf(loop.id)), here.until(isOf(loop.id))]);
    await second.close();
    await there.untilEnd();
    expect(here.hasEnded()).toBe(false);
  } finally {
    await second.close();
    await database.close();
  }
});

it('goes on after its connection to PostgreSQL was cut, and says that something may have been missed', async () => {
  const recruiter = await hearing(stage.people.recruiter);
  const cut = await world.ownerSql<{ cut: boolean }>(
    `SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'evenhand live updates'`,
  );
  expect(cut).toEqual([{ cut: true }]);
  await recruiter.until((events) => events.filter(({ topic }) => topic === 'resync').length === 2);
  await change();
  await recruiter.until(isOf(loop.id));
  expect(recruiter.hasEnded()).toBe(false);
});

it('ends with the session', async () => {
  const leaver = await createPerson(world, stage.orgId, ['recruiter']);
  const leaving = await hearing(leaver);
  const staying = await hearing(stage.people.recruiter);
  expect((await leaver.call(signOut)).status).toBe(200);
  await leaving.untilEnd();
  expect(staying.hasEnded()).toBe(false);
});

it('ends with the membership', async () => {
  const { memberId, ...person } = await createPerson(world, stage.orgId, ['recruiter']);
  const leaving = await hearing({ memberId, ...person });
  await stage.people.admin.call(deactivateMember, { params: { memberId } });
  await leaving.untilEnd();
});

it('goes by the roles of the moment', async () => {
  const person = await createPerson(world, stage.orgId, ['recruiter']);
  const demoted = await hearing(person);
  await change();
  await demoted.until(isOf(loop.id));
  const heard = demoted.events().length;
  const { memberId } = person;
  const saved = await stage.people.admin.call(updateMember, {
    params: { memberId },
    seen: 1,
    body: { roles: ['interviewer'] },
  });
  expect(saved.status).toBe(200);
  const recruiter = await hearing(stage.people.recruiter);
  await change();
  await recruiter.until(isOf(loop.id));
  expect(demoted.events().length).toBe(heard);
  expect(demoted.hasEnded()).toBe(false);
});

it('is for whoever is signed in, and for so many browsers of one person', async () => {
  expect((await tryToListen(world.app, { cookie: 'evenhand-localhost=nothing' })).status).toBe(401);
  const person = await createPerson(world, stage.orgId, ['auditor']);
  for (let n = 0; n < 8; n += 1) await hearing(person);
  expect((await tryToListen(world.app, person)).status).toBe(429);
  open.pop()?.close();
  await expect
    .poll(async () => {
      const again = await tryToListen(world.app, person);
      open.push(again);
      return again.status;
    })
    .toBe(200);
});
