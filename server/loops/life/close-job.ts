import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findJob, lockJob } from '#server/jobs/queries.ts';
import { endLoop } from '#server/loops/end-loop.ts';
import { selectUnderWay } from '#server/loops/life/job-closing.sql.ts';
import { isOver } from '#server/loops/life/rules.ts';
import { lockLoop } from '#server/loops/lock-loop.ts';
import { plansLoops } from '#server/loops/policy.ts';
import type { closeJob as contract } from '#shared/job-life.ts';
import type { Job as JobView } from '#shared/jobs.ts';
import type { JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Closes a job, and where it is wanted every loop of it that is under way, each as it is closed on its own: without a
 * decision, with the cause. Applications go on; a loop about the actor does too, of which they are not told. Throws
 * `not_found`, `wrong_state` for a closed job, `not_allowed` for who does not change it, or closes loops without planning
 * any.
 */
export async function closeJob(
  ctx: MemberCtx,
  jobId: JobId,
  end: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof JobView>> {
  // Whoever starts a loop waits for this lock, so that none is missed.
  const job = await lockJob(ctx, jobId, null);
  if (job.state !== 'open') throw new AppError('wrong_state', 'The job is closed already.');
  if (end.loops === 'close') {
    if (!plansLoops(ctx.actor)) {
      throw new AppError(
        'not_allowed',
        'Recruiters and admins close loops. Close the job and let its loops go on, or ask one of them.',
      );
    }
    for (const id of await selectUnderWay(ctx, jobId)) {
      const { loop } = await lockLoop(ctx, id);
      if (!isOver(loop)) await endLoop(ctx, id, end);
    }
  }
  await ctx.tx.sql(`UPDATE jobs SET state = 'closed', version = version + 1 WHERE org_id = $1 AND id = $2`, [
    ctx.actor.orgId,
    jobId,
  ]);
  ctx.audit({
    action: 'job.closed',
    subjectType: 'job',
    subjectId: jobId,
    data: {
      version: job.version + 1,
      loops: end.loops,
      ...(end.loops === 'close' ? { cause: end.cause } : {}),
    },
    ...(end.loops === 'close' ? { text: { reason: end.reason } } : {}),
  });
  return findJob(ctx, jobId);
}
