import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDebrief } from '#shared/debriefs.ts';
import { archiveJob, closeJob, getJobClosing, reopenJob, unarchiveJob } from '#shared/job-life.ts';
import { getJob, type Job, listJobs } from '#shared/jobs.ts';
import { getLoop, type Loop, startLoop } from '#shared/loops.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop, seatOf, submitFor } from '#tests/factories/loop.ts';
import { actionsOf, entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;

beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
  ines = await createPerson(world, team.admin.orgId, ['interviewer'], { name: 'Ines' });
});
afterAll(() => world.end());

const filled = { loops: 'close', cause: 'job_filled', reason: 'Somebody has signed.' } as const;
const close = (job: Job, body: object = { loops: 'go_on' }, by: Person = team.recruiter) =>
  by.call(closeJob, { params: { jobId: job.id }, body });
const closing = async (job: Job, by: Person = team.recruiter) =>
  (await by.call(getJobClosing, { params: { jobId: job.id } })).body;
const stateOf = async ({ id }: Loop): Promise<string> =>
  (await team.admin.call(getLoop, { params: { loopId: id } })).body.state;

/** A loop to be held, one in its debrief, and a candidate without any. */
async function busy(): Promise<{ job: Job; open: Loop; debrief: Loop }> {
  const job = await openJob(team);
  const open = await loopWith(world, team, [ines], { job, startsInMinutes: 60 });
  const debrief = await loopWith(world, team, [ines], { job });
  await submitFor(debrief, ines);
  const opened = await team.recruiter.call(openDebrief, {
    params: { loopId: debrief.id },
    body: { despite: null },
  });
  expect(opened.status).toBe(201);
  await addCandidate(team.recruiter, { jobId: job.id });
  return { job, open, debrief };
}

describe('closing a job', () => {
  it('says beforehand what is under way, and who may close it', async () => {
    const { job } = await busy();
    const counts = { open: 1, debrief: 1, waiting: 1 };
    expect(await closing(job)).toEqual({ ...counts, can: { closeLoops: true } });
    expect(await closing(job, team.hiring_manager)).toEqual({ ...counts, can: { closeLoops: false } });
    const other = await createPerson(world, team.admin.orgId, ['hiring_manager']);
    const refused = await other.call(getJobClosing, { params: { jobId: job.id } });
    expect([refused.status, (await close(job, undefined, other)).body.code]).toEqual([403, 'not_allowed']);
  });

  it('lets its loops go on unless they are to be closed, and starts no others', async () => {
    const { job, open, debrief } = await busy();
    const { status, body } = await close(job, { loops: 'go_on' }, team.hiring_manager);
    expect([status, body.state, body.version]).toEqual([200, 'closed', 2]);
    expect([await stateOf(open), await stateOf(debrief)]).toEqual(['open', 'debrief']);
    expect((await entriesOf(world, job.id)).at(-1)).toMatchObject({
      action: 'job.closed',
      actor_id: team.hiring_manager.memberId,
      data: { loops: 'go_on', version: 2 },
    });
    expect((await close(job)).body.code).toBe('wrong_state');
  });

  it('closes every loop under way with one cause, each as on its own', async () => {
    const { job, open, debrief } = await busy();
    expect((await close(job, filled)).status).toBe(200);
    for (const { id } of [open, debrief]) {
      const { body } = await team.recruiter.call(getLoop, { params: { loopId: id } });
      expect(body).toMatchObject({
        state: 'cancelled',
        ended: { cause: 'job_filled', note: 'Somebody has signed.' },
      });
      expect(await actionsOf(world, id)).toContain('loop.cancelled');
    }
    const seen: Loop = (await team.recruiter.call(getLoop, { params: { loopId: open.id } })).body;
    expect([seatOf(seen, ines).card, seen.interviews[0]?.cancelReason]).toEqual([
      'not_needed',
      'Somebody has signed.',
    ]);
    expect(await closing(job)).toMatchObject({ open: 0, debrief: 0, waiting: 3 });
    expect((await entriesOf(world, job.id)).at(-1)?.data).toMatchObject({
      loops: 'close',
      cause: 'job_filled',
    });
  });

  it('closes loops for who plans them alone, and for a cause that lies in the job', async () => {
    const { job, open } = await busy();
    expect((await close(job, filled, team.hiring_manager)).body.code).toBe('not_allowed');
    expect((await close(job, { ...filled, cause: 'no_answer' })).status).toBe(400);
    expect((await close(job, { loops: 'close' })).status).toBe(400);
    const { body } = await team.recruiter.call(getJob, { params: { jobId: job.id } });
    expect([body.state, body.version, await stateOf(open)]).toEqual(['open', 1, 'open']);
  });

  it('neither counts nor closes a loop about whoever closes the job', async () => {
    const self = await createPerson(world, team.admin.orgId, ['recruiter']);
    const job = await openJob(team);
    const own = await openLoop(team, { job, email: self.email });
    const other = await openLoop(team, { job });
    expect(await closing(job, self)).toMatchObject({ open: 1, waiting: 0 });
    expect((await close(job, filled, self)).status).toBe(200);
    expect([await stateOf(own), await stateOf(other)]).toEqual(['open', 'cancelled']);
  });

  it('misses no loop that starts at the same moment', async () => {
    const job = await openJob(team);
    const candidates = await Promise.all(
      Array.from({ length: 6 }, () => addCandidate(team.recruiter, { jobId: job.id })),
    );
    const [closed, ...started] = await Promise.all([
      close(job, filled),
      ...candidates.map(({ applications }) =>
        team.recruiter.call(startLoop, { params: { applicationId: applications[0]?.id ?? '' } }),
      ),
    ]);
    expect(closed?.status).toBe(200);
    expect(started.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await closing(job)).toMatchObject({ open: 0, waiting: 6 });
  });
});

describe('a closed job', () => {
  const reopen = (job: Job) => team.recruiter.call(reopenJob, { params: { jobId: job.id } });
  const archive = (job: Job) => team.recruiter.call(archiveJob, { params: { jobId: job.id } });
  const unarchive = (job: Job) => team.recruiter.call(unarchiveJob, { params: { jobId: job.id } });
  const listed = async (job: Job, query: object = {}): Promise<boolean> => {
    const { body } = await team.recruiter.call(listJobs, { query: { limit: 100, ...query } });
    return body.items.some(({ id }: Job) => id === job.id);
  };

  it('is opened again; loops closed with it stay closed', async () => {
    const { job, open } = await busy();
    await close(job, filled);
    expect((await reopen(job)).body).toMatchObject({ state: 'open', isArchived: false, version: 3 });
    expect(await stateOf(open)).toBe('cancelled');
    expect((await reopen(job)).body.code).toBe('wrong_state');
    expect((await actionsOf(world, job.id)).at(-1)).toBe('job.reopened');
  });

  it('is archived out of the list, and comes back by itself or opened again', async () => {
    const job = await openJob(team);
    expect((await archive(job)).body.code).toBe('wrong_state');
    expect((await unarchive(job)).body.code).toBe('wrong_state');
    await close(job);
    expect((await archive(job)).body).toMatchObject({ state: 'closed', isArchived: true });
    expect((await archive(job)).body.code).toBe('wrong_state');
    expect([await listed(job), await listed(job, { archived: 'yes' })]).toEqual([false, true]);
    expect((await unarchive(job)).body).toMatchObject({ state: 'closed', isArchived: false });
    expect([await listed(job), await listed(job, { archived: 'yes' })]).toEqual([true, false]);
    await archive(job);
    await reopen(job);
    expect(await listed(job)).toBe(true);
    expect((await actionsOf(world, job.id)).slice(-5)).toEqual([
      'job.closed',
      'job.archived',
      'job.unarchived',
      'job.archived',
      'job.reopened',
    ]);
  });

  it('is changed in its life by who changes it alone', async () => {
    const job = await openJob(team);
    await close(job);
    const other = await createPerson(world, team.admin.orgId, ['hiring_manager']);
    for (const endpoint of [reopenJob, archiveJob, unarchiveJob]) {
      const { status } = await other.call(endpoint, { params: { jobId: job.id } });
      expect(status).toBe(403);
    }
  });
});
