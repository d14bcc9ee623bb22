import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createApplication,
  createCandidate,
  getCandidate,
  listCandidates,
  updateCandidate,
  withdrawApplication,
} from '#shared/candidates.ts';
import { type Job, updateJob } from '#shared/jobs.ts';
import { getLoop } from '#shared/loops.ts';
import { addCandidate, candidateOf } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, schedule, seatOf, submitFor } from '#tests/factories/loop.ts';
import { actionsOf, entriesOf } from '#tests/support/audit-entries.ts';
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

describe('adding a candidate', () => {
  it('keeps the address in lower case, puts them forward, and keeps personal text out of the trail', async () => {
    const body = candidateOf({
      name: 'Carla Canary',
      email: 'Carla.Canary@Elsewhere.example',
      phone: '+351 555 canary',
      note: 'a canary note',
      jobId: job.id,
    });
    const response = await team.recruiter.call(createCandidate, { body });

    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      name: 'Carla Canary',
      email: 'carla.canary@elsewhere.example',
      note: 'a canary note',
      applications: [
        { job: { id: job.id }, stage: 'applied', loopId: null, can: { withdraw: true, startLoop: true } },
      ],
      version: 1,
      can: { edit: true },
    });
    const entries = [
      ...(await entriesOf(world, response.body.id)),
      ...(await entriesOf(world, response.body.applications[0].id)),
    ];
    expect(entries.map(({ action }) => action)).toEqual(['candidate.created', 'application.created']);
    expect(entries[0]?.data).toMatchObject({ nameDigest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(entries).toLowerCase()).not.toContain('canary');
    expect(world.log.join('').toLowerCase()).not.toContain('canary');
  });

  it('refuses an address that somebody has, unless they are meant to be two', async () => {
    const { email } = await addCandidate(team.recruiter);
    const again = candidateOf({ email: email?.toUpperCase() ?? null });
    const refused = await team.recruiter.call(createCandidate, { body: again });
    expect([refused.status, refused.body.code]).toEqual([409, 'already_exists']);
    const body = { ...again, despiteDuplicate: true };
    expect((await team.recruiter.call(createCandidate, { body })).status).toBe(201);
  });

  it('adds one of twenty with the same address at once', async () => {
    const body = candidateOf({ email: 'twenty@elsewhere.example' });
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => team.recruiter.call(createCandidate, { body })),
    );
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it('adds nobody for a job that is closed or not there', async () => {
    const closed = await openJob(team);
    await team.admin.call(updateJob, { params: { jobId: closed.id }, seen: 1, body: { state: 'closed' } });
    const body = candidateOf({ jobId: closed.id });
    const refused = await team.recruiter.call(createCandidate, { body });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'jobId']);
    const unknown = { ...body, jobId: world.platform.ids.next() };
    expect((await team.recruiter.call(createCandidate, { body: unknown })).status).toBe(404);
    const [count] = await world.ownerSql<{ count: number }>(
      'SELECT count(*)::integer AS count FROM candidates WHERE email = $1',
      [body.email],
    );
    expect(count?.count).toBe(0);
  });
});

describe('considering a candidate', () => {
  it('goes on for one job once at a time, and for several jobs at once', async () => {
    const { id } = await addCandidate(team.recruiter, { jobId: job.id });
    const consider = (jobId: string) =>
      team.recruiter.call(createApplication, { params: { candidateId: id }, body: { jobId } });
    expect((await consider(job.id)).body.code).toBe('already_exists');
    const other = await openJob(team);
    const response = await consider(other.id);
    expect(response.status).toBe(201);
    expect(response.body.applications).toHaveLength(2);
  });

  it('makes one application of twenty requests at once', async () => {
    const { id } = await addCandidate(team.recruiter);
    const responses = await Promise.all(
      Array.from({ length: 20 }, () =>
        team.recruiter.call(createApplication, { params: { candidateId: id }, body: { jobId: job.id } }),
      ),
    );
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 409)).toHaveLength(19);
  });
});

describe('withdrawal', () => {
  it('cancels the loop and ends open seats; what was submitted stays', async () => {
    const joao = await createPerson(world, team.admin.orgId, ['interviewer']);
    let loop = await loopWith(world, team, [ines], { job });
    loop = await schedule(world, team, loop, [joao], { startsInMinutes: 600 });
    await submitFor(loop, ines);

    const params = { applicationId: loop.applicationId };
    const response = await team.recruiter.call(withdrawApplication, { params });

    expect(response.status).toBe(200);
    expect(response.body.applications).toMatchObject([
      { stage: 'withdrawn', loopId: loop.id, can: { withdraw: false, startLoop: false } },
    ]);
    const { body } = await team.recruiter.call(getLoop, { params: { loopId: loop.id } });
    expect(body.state).toBe('cancelled');
    expect(seatOf(body, ines)).toMatchObject({ card: 'submitted', endReason: null });
    expect(seatOf(body, joao)).toMatchObject({ card: 'not_needed', endReason: 'The candidate withdrew.' });
    expect((await actionsOf(world, loop.id)).slice(-3)).toEqual([
      'loop.cancelled',
      'interview.cancelled',
      'seat.ended',
    ]);
    const again = await team.recruiter.call(withdrawApplication, { params });
    expect([again.status, again.body.code]).toEqual([409, 'wrong_state']);
  });

  it('lets the candidate be considered anew', async () => {
    const candidate = await addCandidate(team.recruiter, { jobId: job.id });
    const applicationId = candidate.applications[0]?.id ?? '';
    await team.recruiter.call(withdrawApplication, { params: { applicationId } });
    const again = await team.recruiter.call(createApplication, {
      params: { candidateId: candidate.id },
      body: { jobId: job.id },
    });
    expect(again.body.applications.map(({ stage }: { stage: string }) => stage)).toEqual([
      'applied',
      'withdrawn',
    ]);
  });
});

describe('reading candidates', () => {
  it('is for recruiters and admins, and for a hiring manager of their own jobs', async () => {
    const manager = await createPerson(world, team.admin.orgId, ['hiring_manager']);
    const theirs = await openJob(team, { hiringManagerId: manager.memberId });
    const both = await addCandidate(team.recruiter, { name: 'In Both', jobId: theirs.id });
    await team.recruiter.call(createApplication, {
      params: { candidateId: both.id },
      body: { jobId: job.id },
    });
    const other = await addCandidate(team.recruiter, { name: 'In The Other', jobId: job.id });

    const list = await manager.call(listCandidates);
    expect(list.body.items.map(({ name }: { name: string }) => name)).toEqual(['In Both']);
    expect(list.body.items[0].applications).toHaveLength(1);
    const read = await manager.call(getCandidate, { params: { candidateId: both.id } });
    expect(read.body.applications).toMatchObject([{ job: { id: theirs.id }, can: { withdraw: false } }]);
    expect(read.body.can).toEqual({ edit: false });
    expect((await manager.call(getCandidate, { params: { candidateId: other.id } })).status).toBe(404);
    expect((await ines.call(getCandidate, { params: { candidateId: both.id } })).status).toBe(403);
  });

  it('finds the beginning of any word of a name or of the address, and what LIKE would take for a pattern', async () => {
    await addCandidate(team.recruiter, { name: 'Zoe Quandary', email: 'zq@elsewhere.example' });
    const find = async (search: string) =>
      (await team.recruiter.call(listCandidates, { query: { search } })).body.items.length;
    expect(await Promise.all(['zoe', 'QUAND', 'zq@', 'uandary', '%', '_oe', '\\'].map(find))).toEqual([
      1, 1, 1, 0, 0, 0, 0,
    ]);
  });

  it('pages by name, and filters by job and stage', async () => {
    const own = await openJob(team);
    for (const name of ['C', 'A', 'B', 'A']) await addCandidate(team.recruiter, { name, jobId: own.id });
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { body } = await team.recruiter.call(listCandidates, {
        query: { limit: 1, jobId: own.id, stage: 'applied', ...(after === null ? {} : { after }) },
      });
      names.push(...body.items.map(({ name }: { name: string }) => name));
      after = body.next;
    } while (after !== null);
    expect(names).toEqual(['A', 'A', 'B', 'C']);
    const none = await team.recruiter.call(listCandidates, { query: { jobId: own.id, stage: 'decided' } });
    expect(none.body).toEqual({ items: [], next: null });
  });
});

it('changes details under the version seen, and notes which', async () => {
  const { id } = await addCandidate(team.recruiter);
  const change = {
    params: { candidateId: id },
    seen: 1,
    body: { phone: '+351 1', email: 'NEW@elsewhere.example' },
  };
  const response = await team.admin.call(updateCandidate, change);
  expect(response.body).toMatchObject({ phone: '+351 1', email: 'new@elsewhere.example', version: 2 });
  expect((await team.admin.call(updateCandidate, change)).status).toBe(412);
  expect((await entriesOf(world, id)).at(-1)).toMatchObject({
    action: 'candidate.changed',
    data: { fields: ['email', 'phone'], version: 2, phoneDigest: expect.any(String) },
  });
});
