import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findJob } from '#server/jobs/queries.ts';
import { countUnderWay } from '#server/loops/life/job-closing.sql.ts';
import { plansLoops } from '#server/loops/policy.ts';
import type { JobClosing } from '#shared/job-life.ts';
import type { JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * What is under way for a job. That a loop is, and that it came to its debrief, whoever owes a card on it knows from the
 * loop itself. Throws `not_found`, and `not_allowed` for who does not change the job.
 */
export async function findJobClosing(ctx: MemberCtx, jobId: JobId): Promise<z.input<typeof JobClosing>> {
  const { can } = await findJob(ctx, jobId);
  if (!can.edit) throw new AppError('not_allowed', 'Only who changes a job closes it.');
  return { ...(await countUnderWay(ctx, jobId)), can: { closeLoops: plansLoops(ctx.actor) } };
}
