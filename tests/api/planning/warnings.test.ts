import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declareConflict } from '#shared/conflicts.ts';
import { deactivateMember } from '#shared/identity.ts';
import { saveInterviewLimit } from '#shared/interview-limits.ts';
import { type Job, saveLoopPlan } from '#shared/jobs.ts';
import type { Loop } from '#shared/loops.ts';
import { checkPlan, getLoopWarnings, type PlanWarning } from '#shared/plan-warnings.ts';
import { signOffInterviewer } from '#shared/practice.ts';
import { placeFamily } from '#tests/factories/family.ts';
import { createTeam, openJob, type Team } from '#tests/factories/job.ts';
import { openLoop, schedule } from '#tests/factories/loop.ts';
import { placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import { changePlan, planOf } from '#tests/support/planner-samples.ts';
import { createOrg, createPerson, createWorld, type Person, type World } from '#tests/support/world.ts';

let world: World;
let team: Team;
let ines: Person;
let ben: Person;
beforeAll(async () => {
  world = await createWorld();
  const orgId = await createOrg(world);
  team = await createTeam(world, orgId);
  ines = await createPerson(world, orgId, ['interviewer'], { name: 'Ines' });
  ben = await createPerson(world, orgId, ['interviewer'], { name: 'Ben' });
  const { blueprint } = await openJob(team);
  await signOff(blueprint.id, ben);
});
afterAll(() => world.end());

const signOff = (blueprintId: string, { memberId }: Person) =>
  team.admin.call(signOffInterviewer, {
    params: { blueprintId, memberId },
    body: { note: 'Held it for two years elsewhere.', despite: true },
  });

type Rounds = ReturnType<typeof planOf>;
const check = async (job: Pick<Job, 'id'>, rounds: Partial<Rounds[number]>[], planner = team.recruiter) =>
  planner.call(checkPlan, {
    params: { jobId: job.id },
    body: {
      rounds: rounds.map(({ minutes: _, ...round }) => round),
    },
  });
const words = (warnings: readonly PlanWarning[]): [string, string][] =>
  warnings.map(({ kind, message }) => [kind, message]);
const ofLoop = async ({ id }: Pick<Loop, 'id'>, planner = team.recruiter) =>
  (await planner.call(getLoopWarnings, { params: { loopId: id } })).body;

describe('the warnings of a plan', () => {
  it('are none for the plan of the library, and name whoever is not signed off', async () => {
    const job = await openJob(team);
    const rounds = planOf(job);
    expect((await check(job, rounds)).body).toEqual({ warnings: [] });
    const named = rounds.map((round, place) =>
      place === 0 ? { ...round, memberIds: [ines.memberId, ben.memberId] } : round,
    );
    const { body } = await check(job, named);
    expect(body.warnings).toEqual([
      {
        kind: 'not_qualified',
        message: 'Ines is not signed off on Lead Data Engineer.',
        fix: {
          kind: 'sign_off',
          words: 'See how far Ines is',
          round: null,
          memberId: ines.memberId,
          dimensionId: null,
        },
      },
    ]);
  });

  it('count interviews of this week and the next against a person’s own limit', async () => {
    const job = await openJob(team);
    const rounds = planOf(job).map((round, place) =>
      place === 0 ? { ...round, memberIds: [ben.memberId] } : round,
    );
    expect(words((await check(job, rounds)).body.warnings)).toEqual([]);
    await ben.call(saveInterviewLimit, {
      params: { memberId: ben.memberId },
      seen: 1,
      body: { perWeek: 1 },
    });
    await schedule(world, team, await openLoop(team), [ben], { startsInMinutes: 7 * 24 * 60 });
    expect(words((await check(job, rounds)).body.warnings)).toEqual([
      ['overloaded', 'Ben has 1 interview next week; 1 is the limit.'],
    ]);
    await ben.call(saveInterviewLimit, {
      params: { memberId: ben.memberId },
      seen: 2,
      body: { perWeek: null },
    });
  });

  it('name who alone scored a dimension in closed loops, and nothing of open ones', async () => {
    const placed = await placeLoop(world, team.admin);
    const family = { candidates: 4, cardsEach: 1, dimensionIds: [placed.dimensions[0]?.id ?? ''] };
    const { loopIds } = await placeFamily(world, team.admin, placed, { ...family, raters: [ines] });
    const round = {
      name: 'SQL',
      exerciseKey: 'pipeline',
      interviewers: 2,
      dimensionIds: [placed.dimensions[0]?.id ?? ''],
      memberIds: [ines.memberId],
    };
    const alone = async () =>
      (await check({ id: placed.jobId as Job['id'] }, [round])).body.warnings.filter(
        ({ kind }: PlanWarning) => kind === 'always_alone',
      );
    expect(words(await alone())).toEqual([
      ['always_alone', expect.stringMatching(/^Nobody but Ines scored .* in the last 4 closed loops/)],
    ]);
    await world.ownerSql("UPDATE loops SET state = 'debrief' WHERE id = ANY ($1)", [loopIds.slice(2)]);
    expect(await alone()).toEqual([]);
    await world.ownerSql("UPDATE loops SET state = 'closed' WHERE id = ANY ($1)", [loopIds]);
    const late = { ...placed, id: loopIds[0] as typeof placed.id };
    await placeSeat(world, late, ben, { kind: 'shadow' });
    await placeSeat(world, { ...late, id: loopIds[1] as typeof placed.id }, ben, { kind: 'shadow' });
    expect(await alone()).toEqual([]);
  });

  it('are for who may plan the job, and of people and dimensions that are there', async () => {
    const job = await openJob(team);
    const [first] = planOf(job);
    const stranger = await createPerson(world, team.admin.orgId, ['hiring_manager']);
    expect((await check(job, [first ?? {}], stranger)).status).toBe(403);
    expect((await check(job, [{ ...first, memberIds: [world.platform.ids.next()] }])).status).toBe(404);
    expect((await check(job, [{ ...first, dimensionIds: [world.platform.ids.next()] }])).status).toBe(404);
  });
});

describe('people named for a round', () => {
  it('are kept with the plan and offered by new loops, as far as they are members still', async () => {
    const job = await openJob(team);
    const leaving = await createPerson(world, team.admin.orgId, ['interviewer'], { name: 'Leaving' });
    const memberIds = [ben.memberId, leaving.memberId, ines.memberId];
    const saved = await changePlan(team.hiring_manager, job, { 0: { memberIds } });
    expect(saved.rounds[0]?.people.map(({ name }) => name)).toEqual(['Ben', 'Leaving', 'Ines']);
    await team.admin.call(deactivateMember, { params: { memberId: leaving.memberId } });
    const loop = await openLoop(team, { job: saved });
    expect(loop.openRounds[0]?.people.map(({ name }) => name)).toEqual(['Ben', 'Ines']);
    const again = await team.recruiter.call(saveLoopPlan, {
      params: { jobId: job.id },
      seen: saved.version,
      body: { rounds: planOf(saved) },
    });
    expect([again.status, again.body.errors]).toEqual([
      422,
      [{ path: 'rounds.0.memberIds.1', message: 'Leaving is not a member any more.' }],
    ]);
  });
});

describe('the warnings of a loop', () => {
  it('look at who is scheduled: a conflict, a sign-off, a dimension of one person', async () => {
    const job = await openJob(team);
    const loop = await schedule(world, team, await openLoop(team, { job }), [ines], {
      startsInMinutes: 24 * 60,
    });
    const declared = await team.recruiter.call(declareConflict, {
      body: { memberId: ines.memberId, kind: 'friend', with: { loopId: loop.id } },
    });
    expect(declared.status).toBe(201);
    expect(await ofLoop(loop)).toEqual({
      warnings: [
        {
          kind: 'conflict',
          message: 'Ines is a friend of the candidate.',
          fix: {
            kind: 'replace_person',
            words: 'Name somebody else in Pipeline design',
            round: loop.interviews[0]?.id,
            memberId: ines.memberId,
            dimensionId: null,
          },
        },
        expect.objectContaining({ kind: 'not_qualified' }),
      ],
      followsEarlierPlan: false,
    });
    await changePlan(team.recruiter, job, { 1: { minutes: 30 } });
    expect((await ofLoop(loop)).followsEarlierPlan).toBe(true);
  });

  it('count an interview of the loop once it is too many for the week', async () => {
    const busy = await createPerson(world, team.admin.orgId, ['interviewer'], { name: 'Busy' });
    await busy.call(saveInterviewLimit, {
      params: { memberId: busy.memberId },
      seen: 1,
      body: { perWeek: 1 },
    });
    const next = { startsInMinutes: 7 * 24 * 60 };
    const loop = await schedule(world, team, await openLoop(team), [busy], next);
    const overloaded = async () =>
      words((await ofLoop(loop)).warnings).filter(([kind]) => kind === 'overloaded');
    expect(await overloaded()).toEqual([]);
    await schedule(world, team, await openLoop(team), [busy], next);
    expect(await overloaded()).toEqual([['overloaded', 'Busy has 2 interviews next week; 1 is the limit.']]);
  });
});
