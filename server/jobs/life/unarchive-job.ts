import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findJob, lockJob } from '#server/jobs/queries.ts';
import type { Job as JobView } from '#shared/jobs.ts';
import type { JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Has an archived job back in the list, closed as it was. Throws `not_found`, `not_allowed`, and `wrong_state` for any other. */
export async function unarchiveJob(ctx: MemberCtx, jobId: JobId): Promise<z.input<typeof JobView>> {
  const job = await lockJob(ctx, jobId, null);
  if (job.archivedAt === null) throw new AppError('wrong_state', 'The job is not archived.');
  await ctx.tx.sql(
    'UPDATE jobs SET archived_at = NULL, version = version + 1 WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, jobId],
  );
  ctx.audit({
    action: 'job.unarchived',
    subjectType: 'job',
    subjectId: jobId,
    data: { version: job.version + 1 },
  });
  return findJob(ctx, jobId);
}
