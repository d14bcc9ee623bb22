import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCandidateNotes } from '#shared/candidate-notes.ts';
import {
  createApplication,
  createCandidate,
  getCandidate,
  listCandidates,
  updateCandidate,
} from '#shared/candidates.ts';
import { closeJob } from '#shared/job-life.ts';
import type { Job } from '#shared/jobs.ts';
import { addCandidate, candidateOf } from '#tests/factories/candidate.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
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
      applications: [
        {
          job: { id: job.id },
          stage: 'applied',
          loopId: null,
          can: { end: true, reopen: false, startLoop: true, instruct: true },
        },
      ],
      version: 1,
      can: { edit: true },
    });
    const kept = await team.recruiter.call(listCandidateNotes, { params: { candidateId: response.body.id } });
    expect(kept.body.notes).toMatchObject([{ text: 'a canary note', author: { name: 'The recruiter' } }]);
    const entries = [
      ...(await entriesOf(world, response.body.id)),
      ...(await entriesOf(world, kept.body.notes[0].id)),
      ...(await entriesOf(world, response.body.applications[0].id)),
    ];
    expect(entries.map(({ action }) => action)).toEqual([
      'candidate.created',
      'candidate_note.written',
      'application.created',
    ]);
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
    await team.admin.call(closeJob, { params: { jobId: closed.id }, body: { loops: 'go_on' } });
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
    expect(read.body.applications).toMatchObject([{ job: { id: theirs.id }, can: { end: false } }]);
    expect(read.body.can).toEqual({ edit: false });
    expect((await manager.call(getCandidate, { params: { candidateId: other.id } })).status).toBe(404);
    expect((await ines.call(getCandidate, { params: { candidateId: both.id } })).status).toBe(403);
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
