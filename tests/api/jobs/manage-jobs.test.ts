import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deactivateMember } from '#shared/identity.ts';
import { closeJob } from '#shared/job-life.ts';
import { createJob, getJob, type Job, listJobs, saveLoopPlan, updateJob } from '#shared/jobs.ts';
import { getLoop } from '#shared/loops.ts';
import { startBlueprint } from '#tests/factories/blueprint.ts';
import { createTeam, jobOf, openJob, type Team } from '#tests/factories/job.ts';
import { loopWith, openLoop } from '#tests/factories/loop.ts';
import { actionsOf, entriesOf } from '#tests/support/audit-entries.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;

beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
});
afterAll(() => world.end());

const errorsOf = (response: { body: { errors?: { path: string }[] } }): string[] =>
  (response.body.errors ?? []).map(({ path }) => path);

describe('opening a job', () => {
  it("begins with the kit's rounds on the dimensions of its version", async () => {
    const response = await team.recruiter.call(createJob, { body: await jobOf(team) });

    expect(response.status).toBe(201);
    const job: Job = response.body;
    expect(job).toMatchObject({
      title: 'Lead Data Engineer, Lisbon',
      state: 'open',
      blueprint: { title: 'Lead Data Engineer', number: 1 },
      hiringManager: { id: team.hiring_manager.memberId, name: 'The hiring_manager' },
      committee: [{ id: team.committee_member.memberId, name: 'The committee_member' }],
      version: 1,
      can: { edit: true },
    });
    expect(job.dimensions).toHaveLength(8);
    expect(job.rounds.map(({ name }) => name)).toEqual([
      'Pipeline design',
      'SQL',
      'Code review',
      'Incident',
      'Past work with others',
      'Governance',
    ]);
    const known = new Set(job.dimensions.map(({ id }) => id));
    expect(job.rounds[0]?.dimensions).toHaveLength(4);
    for (const { id } of job.rounds.flatMap(({ dimensions }) => dimensions)) expect(known).toContain(id);
    const [entry] = await entriesOf(world, job.id);
    expect(entry).toMatchObject({
      action: 'job.created',
      actor_id: team.recruiter.memberId,
      data: { number: 1, rounds: 6, reveal: 'own_submitted', approverIds: [team.approver.memberId] },
    });
  });

  it('needs a published version', async () => {
    const blueprintId = await startBlueprint(team.admin);
    for (const body of [await jobOf(team, { blueprintId }), await jobOf(team, { number: 2 })]) {
      expect((await team.admin.call(createJob, { body })).status).toBe(404);
    }
  });

  it('needs people with the roles of their places, and says who lacks which', async () => {
    const body = await jobOf(team, {
      hiringManagerId: ines.memberId,
      approverIds: [team.admin.memberId],
      committeeIds: [team.committee_member.memberId, team.recruiter.memberId],
    });
    const response = await team.admin.call(createJob, { body });
    expect([response.status, response.body.code]).toEqual([422, 'rule_broken']);
    expect(errorsOf(response)).toEqual(['hiringManagerId', 'approverIds.0', 'committeeIds.1']);
    expect(response.body.errors[0].message).toBe('Ines does not have the role Hiring manager.');
  });

  it('needs people who are still members', async () => {
    const gone = await createPerson(world, team.admin.orgId, ['approver']);
    await team.admin.call(deactivateMember, { params: { memberId: gone.memberId } });
    const response = await team.admin.call(createJob, {
      body: await jobOf(team, { approverIds: [gone.memberId] }),
    });
    expect([response.status, errorsOf(response)]).toEqual([422, ['approverIds.0']]);
  });
});

describe('changing a job', () => {
  it('keeps what is not named, and notes what changed', async () => {
    const job = await openJob(team);
    const response = await team.recruiter.call(updateJob, {
      params: { jobId: job.id },
      seen: 1,
      body: { reveal: 'all_submitted', committeeIds: [] },
    });
    expect(response.status).toBe(200);
    expect(response.headers.etag).toBe('"v2"');
    expect(response.body).toMatchObject({
      title: job.title,
      reveal: 'all_submitted',
      committee: [],
      version: 2,
    });
    expect((await entriesOf(world, job.id)).at(-1)).toMatchObject({
      action: 'job.changed',
      data: {
        fields: ['committeeIds', 'reveal'],
        reveal: 'all_submitted',
        revealBefore: 'own_submitted',
        version: 2,
      },
    });
  });

  it('takes a chain of one to three approvers in their order, each once', async () => {
    const job = await openJob(team);
    const [one, two, three] = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => createPerson(world, team.admin.orgId, ['approver'], { name })),
    );
    const change = (seen: number, ids: (string | undefined)[]) =>
      team.admin.call(updateJob, { params: { jobId: job.id }, seen, body: { approverIds: ids } });
    const chain = [three?.memberId, one?.memberId, two?.memberId];
    const changed = await change(1, chain);
    expect(changed.body.approvers.map(({ name }: { name: string }) => name)).toEqual(['Three', 'One', 'Two']);
    expect((await entriesOf(world, job.id)).at(-1)?.data).toMatchObject({ approverIds: chain });
    const twice = await change(2, [one?.memberId, one?.memberId]);
    expect([twice.status, errorsOf(twice)]).toEqual([422, ['approverIds']]);
    for (const ids of [[], [...chain, team.approver.memberId]])
      expect((await change(2, ids)).status).toBe(400);
  });

  it('keeps the quorum within reach, whichever of the two is changed', async () => {
    const job = await openJob(team);
    const change = (seen: number, body: object) =>
      team.admin.call(updateJob, { params: { jobId: job.id }, seen, body });
    const tooHigh = await change(1, { quorum: 3 });
    expect([tooHigh.status, errorsOf(tooHigh)]).toEqual([422, ['quorum']]);
    const raised = await change(1, { quorum: 2, compositePolicy: 'never', hidesRecommendations: false });
    expect(raised.body).toMatchObject({ quorum: 2, compositePolicy: 'never', hidesRecommendations: false });
    expect((await entriesOf(world, job.id)).at(-1)?.data).toMatchObject({
      quorum: 2,
      quorumBefore: 1,
      compositePolicyBefore: 'after_votes',
      hidesRecommendationsBefore: true,
    });
    const tooFew = await change(2, { committeeIds: [] });
    expect([tooFew.status, errorsOf(tooFew)]).toEqual([422, ['quorum']]);
    expect((await change(2, { committeeIds: [], quorum: 1 })).status).toBe(200);
    const created = await team.admin.call(createJob, { body: await jobOf(team, { quorum: 3 }) });
    expect([created.status, errorsOf(created)]).toEqual([422, ['quorum']]);
  });

  it('is for recruiters, admins and its own hiring manager', async () => {
    const job = await openJob(team);
    const other = await createPerson(world, team.admin.orgId, ['hiring_manager']);
    const params = { jobId: job.id };
    const change = { params, seen: 1, body: { title: 'Renamed' } };
    const refused = await other.call(updateJob, change);
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed']);
    expect((await other.call(getJob, { params })).body.can).toEqual({ edit: false });
    expect((await team.hiring_manager.call(updateJob, change)).status).toBe(200);
    expect(await actionsOf(world, job.id)).toEqual(['job.created', 'job.changed']);
  });
});

describe('the loop plan', () => {
  const roundOf = (job: Job, index: number, change: object = {}) => {
    const round = job.rounds[index];
    return {
      name: round?.name ?? '',
      exerciseKey: round?.exerciseKey ?? '',
      minutes: 45,
      interviewers: 1,
      dimensionIds: round?.dimensions.map(({ id }) => id) ?? [],
      ...change,
    };
  };

  it('is replaced as a whole, whatever there would be to warn of', async () => {
    const job = await openJob(team);
    const all = job.dimensions.map(({ id }) => id);
    const rounds = [roundOf(job, 1), roundOf(job, 0, { dimensionIds: all.slice(0, 5), interviewers: 2 })];
    const response = await team.hiring_manager.call(saveLoopPlan, {
      params: { jobId: job.id },
      seen: 1,
      body: { rounds },
    });
    expect(response.status).toBe(200);
    expect(response.body.rounds.map(({ name }: { name: string }) => name)).toEqual([
      'SQL',
      'Pipeline design',
    ]);
    expect((await entriesOf(world, job.id)).at(-1)).toMatchObject({
      action: 'job.plan_saved',
      data: { rounds: 2, interviewers: 3, version: 2 },
    });
  });

  it("takes exercises of the kit only, and no dimension that is not of the job's version", async () => {
    const job = await openJob(team);
    const save = (round: object) =>
      team.admin.call(saveLoopPlan, { params: { jobId: job.id }, seen: 1, body: { rounds: [round] } });
    const wrong = await save(roundOf(job, 0, { exerciseKey: 'not-in-this-kit' }));
    expect([wrong.status, errorsOf(wrong)]).toEqual([422, ['rounds.0.exerciseKey']]);
    expect((await save(roundOf(job, 0, { dimensionIds: [world.platform.ids.next()] }))).status).toBe(404);
    expect((await team.admin.call(getJob, { params: { jobId: job.id } })).body).toEqual(job);
  });

  it('leaves loops under way as they are', async () => {
    const job = await openJob(team);
    const loop = await loopWith(world, team, [ines], { job });
    await team.admin.call(saveLoopPlan, {
      params: { jobId: job.id },
      seen: 1,
      body: { rounds: [roundOf(job, 5, { name: 'Only governance' })] },
    });
    const later = await openLoop(team, { job });
    expect(later.openRounds.map(({ name }) => name)).toEqual(['Only governance']);
    const [interview] = loop.interviews;
    const kept = await world.ownerSql<{ name: string; count: number }>(
      'SELECT name, cardinality(dimension_ids) AS count FROM interviews WHERE id = $1',
      [interview?.id],
    );
    expect(kept).toEqual([{ name: 'Pipeline design', count: 4 }]);
    const { body } = await team.recruiter.call(getLoop, { params: { loopId: loop.id } });
    expect(body.openRounds).toEqual(loop.openRounds);
  });
});

describe('the list of jobs', () => {
  it('pages by title, filters by state and part of the title, and counts applications', async () => {
    const orgId = await createOrg(world, 'Another');
    const others = await createTeam(world, orgId);
    const long = 'Ä'.repeat(200);
    for (const title of ['Beta', 'Alpha', long]) await openJob(others, { title });
    const job = await openJob(others, { title: 'Gamma' });
    await openLoop(others, { job });
    await others.admin.call(closeJob, { params: { jobId: job.id }, body: { loops: 'go_on' } });

    const titles: string[] = [];
    let after: string | null = null;
    do {
      const { body, status } = await others.committee_member.call(listJobs, {
        query: { limit: 1, ...(after === null ? {} : { after }) },
      });
      expect(status).toBe(200);
      titles.push(...body.items.map(({ title }: Job) => title));
      after = body.next;
    } while (after !== null);
    expect(titles).toHaveLength(4);
    expect(new Set(titles)).toEqual(new Set(['Alpha', 'Beta', 'Gamma', long]));

    const closed = await others.admin.call(listJobs, { query: { state: 'closed', search: 'AMM' } });
    expect(closed.body.items).toMatchObject([{ title: 'Gamma', applications: 1 }]);
    expect((await others.admin.call(listJobs, { query: { search: '%' } })).body.items).toEqual([]);
  });
});
