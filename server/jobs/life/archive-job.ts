import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findJob, lockJob } from '#server/jobs/queries.ts';
import type { Job as JobView } from '#shared/jobs.ts';
import type { JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Keeps a closed job from the list; nothing else changes, its loops least of all. Throws `not_found`, `not_allowed`, and
 * `wrong_state` for a job that is open or archived.
 */
export async function archiveJob(ctx: MemberCtx, jobId: JobId): Promise<z.input<typeof JobView>> {
  const job = await lockJob(ctx, jobId, null);
  if (job.state !== 'closed') throw new AppError('wrong_state', 'The job is open. Close it first.');
  if (job.archivedAt !== null) throw new AppError('wrong_state', 'The job is archived already.');
  await ctx.tx.sql('UPDATE jobs SET archived_at = $3, version = version + 1 WHERE org_id = $1 AND id = $2', [
    ctx.actor.orgId,
    jobId,
    ctx.clock.now(),
  ]);
  ctx.audit({
    action: 'job.archived',
    subjectType: 'job',
    subjectId: jobId,
    data: { version: job.version + 1 },
  });
  return findJob(ctx, jobId);
}
