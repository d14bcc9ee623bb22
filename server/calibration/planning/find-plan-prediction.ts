import type { z } from 'zod';
import { countEntering } from '#server/calibration/entering-ratings.sql.ts';
import { selectPlannedJob, selectPlanningFit } from '#server/calibration/planning/plan-facts.sql.ts';
import { predictLoopPlan } from '#server/calibration/planning/predict-loop-plan.ts';
import { nextState, windowStart } from '#server/calibration/rules.ts';
import { selectSettings } from '#server/calibration/settings.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { canEditJob } from '#server/jobs/policy.ts';
import type { predictPlan as contract, PlanPrediction } from '#shared/planning.ts';
import { AppError } from '#shared/problems.ts';

/**
 * What a plan for a job's loops will let its debriefs say, from the family's newest fit. Throws `not_found` for a job, a
 * person or a dimension that is not there, `not_allowed` for who may not plan the job.
 */
export async function findPlanPrediction(
  ctx: MemberCtx,
  jobId: string,
  { rounds }: z.output<(typeof contract)['body']>,
): Promise<PlanPrediction> {
  const { orgId } = ctx.actor;
  const job = await selectPlannedJob(ctx.tx, orgId, jobId);
  if (job === null) throw new AppError('not_found');
  if (!canEditJob(ctx.actor, job))
    throw new AppError('not_allowed', 'Only its hiring manager, recruiters and admins plan a job.');
  const seats = rounds.flatMap((round) => round.seats);
  await findPeople(
    ctx,
    seats.flatMap(({ memberId }) => memberId ?? []),
  );
  const known = new Set(job.dimensions.map(({ id }) => id));
  if (seats.some(({ dimensionIds }) => dimensionIds.some((id) => !known.has(id))))
    throw new AppError('not_found');

  const settings = await selectSettings(ctx.tx, orgId);
  if (!settings.isOn) return none('off');
  if (!job.isOn) return none('off_for_job');
  const fit = await selectPlanningFit(ctx.tx, orgId, job.blueprintId);
  if (fit === null) {
    const start = windowStart(ctx.clock.now(), settings.windowMonths);
    const family = { blueprintId: job.blueprintId, windowStart: start };
    const evidence = await countEntering(ctx.tx, orgId, family);
    return { ...none('no_fit'), next: nextState('raw_only', evidence) };
  }
  const { state } = fit;
  if (state === 'raw_only') return { ...none('raw_only'), next: nextState(state, fit.evidence) };
  return predictLoopPlan({ ...fit, state }, job, rounds);
}

type NoPrediction = Extract<PlanPrediction, { kind: 'no_prediction' }>;

const none = (reason: NoPrediction['reason']): NoPrediction => ({
  kind: 'no_prediction',
  reason,
  next: null,
});
