import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDebrief } from '#shared/debriefs.ts';
import { archiveJob, closeJob, type JobEvent, listJobEvents, reopenJob } from '#shared/job-life.ts';
import { type Job, updateJob } from '#shared/jobs.ts';
import { reopenLoop } from '#shared/loop-life.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop, submitFor } from '#tests/factories/loop.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
beforeAll(async () => {
  world = await createWorld();
  team = await createTeam(world, await createOrg(world));
});
afterAll(() => world.end());

async function events(by: Person, job: Job, query: object = {}): Promise<JobEvent[]> {
  const { status, body } = await by.call(listJobEvents, {
    params: { jobId: job.id },
    query: { limit: 50, ...query },
  });
  expect(status).toBe(200);
  return body.items;
}
const kinds = async (by: Person, job: Job): Promise<string[]> =>
  (await events(by, job)).map(({ kind }) => kind);

describe('the timeline of a job', () => {
  it('tells what happened to it and to its loops, the newest first, with who, whom and why', async () => {
    const job = await openJob(team);
    const params = { jobId: job.id };
    const loop = await openLoop(team, { job, name: 'Nadia Noor' });
    await team.admin.call(updateJob, { params, seen: 1, body: { quorum: 1, title: 'Renamed' } });
    await team.recruiter.call(closeJob, {
      params,
      body: { loops: 'close', cause: 'job_on_hold', reason: 'Until spring.' },
    });
    await team.recruiter.call(reopenJob, { params });
    await team.recruiter.call(reopenLoop, { params: { loopId: loop.id } });
    const all = await events(team.recruiter, job);
    expect(all.map(({ kind }) => kind)).toEqual([
      'loop_reopened',
      'job_reopened',
      'job_closed',
      'loop_closed',
      'job_changed',
      'loop_started',
      'job_created',
    ]);
    const [, , closed, loopClosed, changed, started] = all;
    expect(closed).toMatchObject({
      cause: 'job_on_hold',
      actor: { id: team.recruiter.memberId },
      loop: null,
    });
    expect(loopClosed).toMatchObject({ cause: 'job_on_hold', loop: { id: loop.id } });
    expect(changed).toMatchObject({ fields: ['title', 'quorum'], actor: { id: team.admin.memberId } });
    expect(started?.loop).toEqual({
      id: loop.id,
      candidate: { id: loop.candidate.id, name: 'Nadia Noor', isAnonymous: false },
    });
  });

  it('names nobody to who knows them by a label, and tells of nothing that follows from cards', async () => {
    const own = await createPerson(world, team.admin.orgId, ['interviewer', 'recruiter'], { name: 'Owes' });
    const colleague = await createPerson(world, team.admin.orgId, ['interviewer']);
    const job = await openJob(team, { anonymousReview: true });
    const loop = await loopWith(world, team, [own, colleague], { job, name: 'Petra Hidden' });
    await submitFor(loop, colleague);
    const label = (await events(own, job))[0]?.loop?.candidate;
    expect(label).toMatchObject({ isAnonymous: true });
    expect(JSON.stringify(await events(own, job))).not.toContain('Petra');
    await team.recruiter.call(openDebrief, { params: { loopId: loop.id }, body: { despite: 'It is late.' } });
    expect(await kinds(own, job)).toEqual(['loop_started', 'job_created']);
    expect(await kinds(team.recruiter, job)).toEqual(['loop_started', 'job_created']);
    expect((await events(team.recruiter, job))[0]?.loop?.candidate.name).toBe('Petra Hidden');
  });

  it('tells of loops only who reads them by role, and nobody of their own', async () => {
    const self = await createPerson(world, team.admin.orgId, ['recruiter']);
    const other = await createPerson(world, team.admin.orgId, ['hiring_manager']);
    const job = await openJob(team);
    await openLoop(team, { job, email: self.email });
    expect(await kinds(team.hiring_manager, job)).toEqual(['loop_started', 'job_created']);
    expect(await kinds(other, job)).toEqual(['job_created']);
    expect(await kinds(self, job)).toEqual(['job_created']);
  });

  it('comes by pages, each entry once, also of one moment', async () => {
    const job = await openJob(team);
    const params = { jobId: job.id };
    for (let n = 0; n < 3; n += 1) await openLoop(team, { job });
    await team.recruiter.call(closeJob, {
      params,
      body: { loops: 'close', cause: 'other', reason: 'Not any more.' },
    });
    await team.recruiter.call(archiveJob, { params });
    const all = await events(team.recruiter, job);
    expect(all).toHaveLength(9);
    const found: JobEvent[] = [];
    let after: string | undefined;
    do {
      const { body } = await team.recruiter.call(listJobEvents, { params, query: { limit: 2, after } });
      found.push(...body.items);
      after = body.next ?? undefined;
    } while (after !== undefined);
    expect(found).toEqual(all);
  });
});
