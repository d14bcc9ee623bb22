import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { lockJob } from '#server/jobs/lock-job.ts';
import { placeRounds } from '#server/jobs/place-rounds.ts';
import { findJob } from '#server/jobs/queries.ts';
import { planErrors } from '#server/jobs/rules.ts';
import type { saveLoopPlan as contract, Job as JobView } from '#shared/jobs.ts';
import type { JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Saves a new loop plan beside the ones before, which loops under way go on to follow. Throws `not_found` for a dimension
 * that is not of the job's version and for people who are not there, `rule_broken` for an exercise that the kit lacks and
 * for who has left.
 */
export async function saveLoopPlan(
  ctx: MemberCtx,
  jobId: JobId,
  seenVersion: number,
  { rounds }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof JobView>> {
  const { orgId } = ctx.actor;
  const job = await lockJob(ctx, jobId, seenVersion);
  const { dimensions, exercises } = await findJob(ctx, jobId);
  const known = new Set<string>(dimensions.map(({ id }) => id));
  if (rounds.some(({ dimensionIds }) => dimensionIds.some((id) => !known.has(id)))) {
    throw new AppError('not_found');
  }
  const people = await findPeople(
    ctx,
    rounds.flatMap(({ memberIds }) => memberIds),
  );
  const errors = planErrors(rounds, new Set(exercises.map(({ key }) => key)), people);
  if (errors.length > 0) {
    throw new AppError('rule_broken', 'The plan is as it was. See the rounds named.', { errors });
  }

  const plan = job.plan + 1;
  await placeRounds(ctx, jobId, plan, rounds);
  await ctx.tx.prisma.job.update({
    where: { orgId_id: { orgId, id: jobId } },
    data: { plan, version: { increment: 1 } },
  });
  ctx.audit({
    action: 'job.plan_saved',
    subjectType: 'job',
    subjectId: jobId,
    data: {
      version: job.version + 1,
      plan,
      rounds: rounds.length,
      interviewers: rounds.reduce((sum, { interviewers }) => sum + interviewers, 0),
      exercises: rounds.map(({ exerciseKey }) => exerciseKey),
      memberIds: [...people.keys()],
    },
  });
  return findJob(ctx, jobId);
}
