import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findJob, lockJob } from '#server/jobs/queries.ts';
import type { Job as JobView } from '#shared/jobs.ts';
import type { JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Opens a closed job again, and has it back in the list. Loops that were closed with it stay closed: their people have been
 * told. Throws `not_found`, `not_allowed`, and `wrong_state` for a job that is open.
 */
export async function reopenJob(ctx: MemberCtx, jobId: JobId): Promise<z.input<typeof JobView>> {
  const job = await lockJob(ctx, jobId, null);
  if (job.state !== 'closed') throw new AppError('wrong_state', 'The job is open.');
  await ctx.tx.sql(
    `UPDATE jobs SET state = 'open', archived_at = NULL, version = version + 1 WHERE org_id = $1 AND id = $2`,
    [ctx.actor.orgId, jobId],
  );
  ctx.audit({
    action: 'job.reopened',
    subjectType: 'job',
    subjectId: jobId,
    data: { version: job.version + 1 },
  });
  return findJob(ctx, jobId);
}
