import type { MemberCtx } from '#server/context.ts';
import type { Job } from '#server/generated/prisma/client.ts';
import { canEditJob } from '#server/jobs/policy.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Locks a job for a change and reads it. Throws `not_found`, `not_allowed`, or `stale_version` where another version was
 * seen than the one it has; null for a change that looks at no more than the job's state.
 */
export async function lockJob(ctx: MemberCtx, jobId: string, seenVersion: number | null): Promise<Job> {
  const { orgId } = ctx.actor;
  await ctx.tx.sql('SELECT 1 FROM jobs WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, jobId]);
  const job = await ctx.tx.prisma.job.findUnique({ where: { orgId_id: { orgId, id: jobId } } });
  if (job === null) throw new AppError('not_found');
  if (!canEditJob(ctx.actor, job)) {
    throw new AppError('not_allowed', 'Only its hiring manager, recruiters and admins change a job.');
  }
  if (seenVersion !== null && job.version !== seenVersion) throw staleVersion(job.version);
  return job;
}
