import type * as conflicts from '#shared/conflicts.ts';
import { declareConflict } from '#shared/conflicts.ts';
import type * as limits from '#shared/interview-limits.ts';
import { type Job, saveLoopPlan } from '#shared/jobs.ts';
import type * as changes from '#shared/plan-changes.ts';
import type * as templates from '#shared/plan-templates.ts';
import { type PlanTemplate, savePlanTemplate } from '#shared/plan-templates.ts';
import type * as warnings from '#shared/plan-warnings.ts';
import { addCandidate } from '#tests/factories/candidate.ts';
import { openJob } from '#tests/factories/job.ts';
import { loopWith, openLoop } from '#tests/factories/loop.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import type { Person } from '#tests/support/world.ts';

type PlanRound = ReturnType<typeof planOf>[number];

/** The rounds of a job as a body takes them. */
export function planOf(job: Job): {
  name: string;
  exerciseKey: string;
  minutes: number;
  interviewers: number;
  dimensionIds: string[];
  memberIds: string[];
}[] {
  return job.rounds.map(({ name, exerciseKey, minutes, interviewers, dimensions, people }) => ({
    name,
    exerciseKey,
    minutes,
    interviewers,
    dimensionIds: dimensions.map(({ id }) => id),
    memberIds: people.map(({ id }) => id),
  }));
}

/** Saves a plan with some of its rounds changed, by their places. */
export async function changePlan(
  planner: Person,
  job: Job,
  changed: Readonly<Record<number, Partial<PlanRound>>>,
): Promise<Job> {
  const rounds = planOf(job).map((round, place) => ({ ...round, ...changed[place] }));
  const saved = await planner.call(saveLoopPlan, {
    params: { jobId: job.id },
    seen: job.version,
    body: { rounds },
  });
  if (saved.status !== 200) throw new Error(`no plan: ${saved.status} ${saved.text}`);
  return saved.body;
}

export async function templateOf(planner: Person, job: Job, name = 'Short loop'): Promise<PlanTemplate> {
  const saved = await planner.call(savePlanTemplate, { params: { jobId: job.id }, body: { name } });
  if (saved.status !== 201) throw new Error(`no template: ${saved.status} ${saved.text}`);
  return saved.body;
}

const templateFor = async (stage: Stage, caller: Person): Promise<PlanTemplate> =>
  templateOf(stage.people.admin, await openJob(stage.people), `Template of ${caller.memberId.slice(-12)}`);

export const planWarningSamples: SamplesOf<typeof warnings> = {
  checkPlan: async (stage, caller) => {
    const manages = caller.memberId;
    const [own] = await stage.world.ownerSql<{ roles: string[] }>('SELECT roles FROM members WHERE id = $1', [
      manages,
    ]);
    const isManager = own?.roles.includes('hiring_manager') === true;
    const job = await openJob(stage.people, isManager ? { hiringManagerId: manages } : {});
    const [first] = planOf(job);
    if (first === undefined) throw new Error('the plan has no round');
    const { minutes: _, ...round } = first;
    return {
      params: { jobId: job.id },
      body: { rounds: [{ ...round, memberIds: [stage.people.interviewer.memberId] }] },
    };
  },
  getLoopWarnings: async (stage) => ({
    params: { loopId: (await loopWith(stage.world, stage.people, [stage.people.interviewer])).id },
  }),
  suggestPeople: async (stage) => {
    const loop = await openLoop(stage.people);
    const startsAt = new Date(stage.world.clock.now().getTime() + 86_400_000).toISOString();
    return {
      params: { loopId: loop.id, roundId: loop.openRounds[0]?.id ?? '' },
      query: { startsAt, minutes: 60 },
    };
  },
};

export const planTemplateSamples: SamplesOf<typeof templates> = {
  listPlanTemplates: async (stage) => ({
    params: { blueprintId: (await openJob(stage.people)).blueprint.id },
    query: { limit: 10 },
  }),
  savePlanTemplate: async (stage, caller) => ({
    params: { jobId: (await openJob(stage.people)).id },
    body: { name: `Plan of ${caller.memberId.slice(-12)}` },
  }),
  fitPlanTemplate: async (stage, caller) => ({
    params: { jobId: (await openJob(stage.people)).id, templateId: (await templateFor(stage, caller)).id },
  }),
  renamePlanTemplate: async (stage, caller) => ({
    params: { templateId: (await templateFor(stage, caller)).id },
    seen: 1,
    body: { name: `Newer name by ${caller.memberId.slice(-12)}` },
  }),
  deletePlanTemplate: async (stage, caller) => ({
    params: { templateId: (await templateFor(stage, caller)).id },
    seen: 1,
  }),
};

/** A loop under way whose job has a newer plan. */
async function earlierLoop(stage: Stage): Promise<{ job: Job; loopId: string }> {
  const job = await openJob(stage.people);
  const loop = await openLoop(stage.people, { job });
  return { job: await changePlan(stage.people.admin, job, { 0: { minutes: 50 } }), loopId: loop.id };
}

export const planChangeSamples: SamplesOf<typeof changes> = {
  getPlanChanges: async (stage) => ({ params: { jobId: (await earlierLoop(stage)).job.id } }),
  applyPlan: async (stage) => {
    const { job, loopId } = await earlierLoop(stage);
    return { params: { jobId: job.id }, body: { plan: 2, loopIds: [loopId] } };
  },
};

export const conflictSamples: SamplesOf<typeof conflicts> = {
  listConflicts: async (stage) => ({
    query: { limit: 10, loopId: (await openLoop(stage.people)).id },
  }),
  declareConflict: async (stage, caller) => ({
    body: {
      memberId: caller.memberId,
      kind: 'worked_together',
      with: { loopId: (await loopWith(stage.world, stage.people, [caller])).id },
    },
  }),
  withdrawConflict: async (stage, caller) => {
    const declared = await stage.people.recruiter.call(declareConflict, {
      body: {
        memberId: caller.memberId,
        kind: 'friend',
        with: { candidateId: (await addCandidate(stage.people.recruiter)).id },
      },
    });
    return { params: { conflictId: declared.body.id } };
  },
};

export const limitSamples: SamplesOf<typeof limits> = {
  getInterviewLimits: () => ({}),
  saveInterviewLimits: async (stage) => {
    const [row] = await stage.world.ownerSql<{ version: number }>(
      'SELECT version FROM planning_settings WHERE org_id = $1',
      [stage.orgId],
    );
    return { seen: row?.version ?? 1, body: { perWeek: 4 } };
  },
  getInterviewLimit: (_, caller) => ({ params: { memberId: caller.memberId } }),
  saveInterviewLimit: (_, caller) => ({
    params: { memberId: caller.memberId },
    seen: 1,
    body: { perWeek: 2 },
  }),
};
