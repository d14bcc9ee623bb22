import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertPeople } from '#server/jobs/assert-people.ts';
import { lockJob } from '#server/jobs/lock-job.ts';
import { findJob } from '#server/jobs/queries.ts';
import type { updateJob as contract, Job as JobView } from '#shared/jobs.ts';
import type { JobId } from '#shared/primitives.ts';

/** Changes a job's title, state, people or policy; its blueprint version is for good. Throws `rule_broken` for people who can't take their place. */
export async function updateJob(
  ctx: MemberCtx,
  jobId: JobId,
  seenVersion: number,
  change: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof JobView>> {
  const { orgId } = ctx.actor;
  const job = await lockJob(ctx, jobId, seenVersion);
  await assertPeople(ctx, change);
  const { title, state, hiringManagerId, approverId, recruiterId, committeeIds, reveal } = change;
  const codes = {
    ...(state === undefined ? {} : { state }),
    ...(hiringManagerId === undefined ? {} : { hiringManagerId }),
    ...(approverId === undefined ? {} : { approverId }),
    ...(recruiterId === undefined ? {} : { recruiterId }),
    ...(committeeIds === undefined ? {} : { committeeIds }),
    ...(reveal === undefined ? {} : { reveal }),
  };

  await ctx.tx.prisma.job.update({
    where: { orgId_id: { orgId, id: jobId } },
    data: { ...(title === undefined ? {} : { title }), ...codes, version: { increment: 1 } },
  });
  ctx.audit({
    action: 'job.changed',
    subjectType: 'job',
    subjectId: jobId,
    data: {
      fields: Object.keys(change).sort(),
      version: job.version + 1,
      ...codes,
      ...(reveal === undefined ? {} : { revealBefore: job.reveal }),
      ...(state === undefined ? {} : { stateBefore: job.state }),
    },
  });
  return findJob(ctx, jobId);
}
