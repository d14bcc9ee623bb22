import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endLoops, takeUpLoops } from '#shared/board.ts';
import { createApplication, getCandidate } from '#shared/candidates.ts';
import { openDebrief } from '#shared/debriefs.ts';
import { closeJob } from '#shared/job-life.ts';
import type { Job } from '#shared/jobs.ts';
import { archiveLoop } from '#shared/loop-life.ts';
import { cancelLoop, getLoop, type Loop } from '#shared/loops.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop, submitFor } from '#tests/factories/loop.ts';
import { placeLoop } from '#tests/factories/scorecard.ts';
import { entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let job: Job;
let ines: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  job = await openJob(team);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
});
afterAll(() => world.end());

const idsOf = (loops: readonly Loop[]): string[] => loops.map(({ id }) => id);
const out = (
  loopIds: readonly string[],
  reason = 'timing',
  given: { note?: string; by?: Person; key?: string } = {},
) =>
  (given.by ?? team.recruiter).call(endLoops, {
    body: { loopIds, reason, note: given.note ?? '' },
    ...(given.key === undefined ? {} : { key: given.key }),
  });
const back = (loopIds: readonly string[], by = team.recruiter) => by.call(takeUpLoops, { body: { loopIds } });
const read = async (loopId: string): Promise<Loop> =>
  (await team.recruiter.call(getLoop, { params: { loopId } })).body;
/** Where each of these stands: the state of the loop and the stage of its application. */
const placesOf = (loops: readonly Loop[]) =>
  Promise.all(
    loops.map(async ({ id, candidate, applicationId }) => {
      const { body } = await team.recruiter.call(getCandidate, { params: { candidateId: candidate.id } });
      const application = body.applications.find((one: { id: string }) => one.id === applicationId);
      return [(await read(id)).state, application.stage, application.ending?.reason ?? null];
    }),
  );

/** One that is just begun, one with an interview to come, and one in its debrief. */
async function threeLoops(): Promise<readonly [Loop, Loop, Loop]> {
  const begun = await openLoop(team, { job, name: 'Ana Begun' });
  const planned = await loopWith(world, team, [ines], { job, name: 'Bea Planned', startsInMinutes: 600 });
  const discussed = await loopWith(world, team, [ines], { job, name: 'Cy Discussed' });
  await submitFor(discussed, ines);
  const opened = await team.admin.call(openDebrief, {
    params: { loopId: discussed.id },
    body: { despite: null },
  });
  expect(opened.status).toBe(201);
  return [begun, planned, discussed];
}

describe('loops moved on the board', () => {
  it('go out of the running for one reason, and back to where each of them was', async () => {
    const loops = await threeLoops();
    const before = await placesOf(loops);
    expect(before.map(([state, stage]) => `${state} ${stage}`)).toEqual([
      'open applied',
      'open interviewing',
      'debrief debrief',
    ]);

    const moved = await out(idsOf(loops), 'position_filled', { note: 'Somebody accepted.' });

    expect(moved.status).toBe(200);
    expect(moved.body.loopIds.toSorted()).toEqual(idsOf(loops).toSorted());
    expect(await placesOf(loops)).toEqual(loops.map(() => ['cancelled', 'not_pursued', 'position_filled']));
    const ofBoard = (await entriesOf(world, team.recruiter.memberId)).at(-1);
    expect(ofBoard).toMatchObject({
      action: 'board.moved_out',
      data: { loops: 3, reason: 'position_filled' },
    });
    const [, planned] = loops;
    expect((await entriesOf(world, planned.applicationId)).at(-1)).toMatchObject({
      action: 'application.stage_changed',
      data: { before: 'interviewing', stage: 'not_pursued' },
    });

    expect((await back(idsOf(loops))).status).toBe(200);

    expect(await placesOf(loops)).toEqual(before);
    // Its people have been told that it is cancelled.
    expect((await read(planned.id)).interviews.every(({ cancelReason }) => cancelReason !== null)).toBe(true);
    expect((await entriesOf(world, planned.id)).at(-1)?.action).toBe('loop.reopened');
  });

  it('are all moved or none, and those that can’t be are named with why', async () => {
    const [begun, planned, discussed] = await threeLoops();
    const over = await openLoop(team, { job, name: 'Dee Over' });
    await team.recruiter.call(cancelLoop, {
      params: { loopId: over.id },
      body: { cause: 'other', reason: 'Started by mistake.' },
    });
    await world.ownerSql(`UPDATE loops SET state = 'closed' WHERE id = $1`, [discussed.id]);
    const all = [begun, planned, discussed, over];
    const before = await placesOf(all);
    const refused = await out(idsOf(all));
    expect([refused.status, refused.body.code]).toEqual([409, 'wrong_state']);
    expect(refused.body.detail).toContain('Cy Discussed (decided), Dee Over (the loop is over).');
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(['loopIds.2', 'loopIds.3']);
    const lacking = await out(idsOf([begun, planned]), 'lacks_requirement', { note: 'No licence.' });
    expect(lacking.body.detail).toContain('Bea Planned (interviews are planned');
    expect((await out([begun.id], 'lacks_requirement')).body.errors).toMatchObject([{ path: 'note' }]);
    expect((await out([begun.id, world.platform.ids.next()])).status).toBe(404);
    expect((await out([begun.id, begun.id])).status).toBe(400);
    expect(await placesOf(all)).toEqual(before);
    const running = await back(idsOf([begun, discussed, over]));
    expect(running.body.detail).toContain('Ana Begun (in the running)');
    expect(running.body.detail).toContain('Cy Discussed (decided)');
    expect(running.body.detail).toContain('Dee Over (in the running)');
  });

  it('come back only while their job is open and they are not considered for it anew', async () => {
    const own = await openJob(team, { title: 'Closing soon' });
    const loops = [
      await openLoop(team, { job: own, name: 'Eva Closed' }),
      await openLoop(team, { job, name: 'Flo Anew' }),
    ];
    await out(idsOf(loops));
    await team.recruiter.call(createApplication, {
      params: { candidateId: loops[1]?.candidate.id ?? '' },
      body: { jobId: job.id },
    });
    const before = await placesOf(loops);
    const anew = await back(idsOf(loops));
    expect([anew.status, anew.body.code]).toEqual([409, 'already_exists']);
    expect(anew.body.detail).toContain('Flo Anew');
    await team.admin.call(closeJob, { params: { jobId: own.id }, body: { loops: 'go_on' } });
    const closed = await back(idsOf(loops));
    expect(closed.body.detail).toContain('Eva Closed (the job is closed)');
    expect(await placesOf(loops)).toEqual(before);
  });

  it('come back with the loop that was picked, archived or not, and with one of two only', async () => {
    const loop = await openLoop(team, { job, name: 'Gil Archived' });
    await out([loop.id]);
    await team.recruiter.call(archiveLoop, { params: { loopId: loop.id } });
    const again = await placeLoop(world, team.recruiter, { candidate: { id: loop.candidate.id } });
    await world.ownerSql(`UPDATE loops SET application_id = $2, state = 'cancelled' WHERE id = $1`, [
      again.id,
      loop.applicationId,
    ]);
    expect((await back([loop.id, again.id])).body.detail).toContain('another loop of the same application');
    expect((await back([loop.id])).status).toBe(200);
    expect(await placesOf([loop])).toEqual([['open', 'applied', null]]);
  });

  it('are nobody’s to move who plans none, nor their own', async () => {
    const own = await createPerson(world, team.recruiter.orgId, ['recruiter']);
    const loop = await openLoop(team, { job, name: 'Own Loop', email: own.email });
    expect((await out([loop.id], 'pay', { by: own })).status).toBe(404);
    expect((await out([loop.id], 'pay', { by: team.hiring_manager })).status).toBe(403);
    expect((await out([loop.id], 'pay')).status).toBe(200);
    expect((await back([loop.id], own)).status).toBe(404);
    expect((await back([loop.id], team.hiring_manager)).status).toBe(403);
  });

  it('are moved once, however many move them at once, in whatever order', async () => {
    const loops = [
      await openLoop(team, { job }),
      await openLoop(team, { job }),
      await openLoop(team, { job }),
    ];
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, n) => out(n % 2 === 0 ? idsOf(loops) : idsOf(loops).toReversed())),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    const once = await Promise.all([1, 2, 3].map(() => back(idsOf(loops))));
    expect(once.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const replies = await Promise.all([1, 2, 3].map(() => out(idsOf(loops), 'pay', { key: 'move-once' })));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });
});
