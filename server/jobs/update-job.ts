import type { z } from 'zod';
import { findJobsHiding } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { assertPeople } from '#server/jobs/assert-people.ts';
import { lockJob } from '#server/jobs/lock-job.ts';
import { findJob } from '#server/jobs/queries.ts';
import type { updateJob as contract, Job as JobView } from '#shared/jobs.ts';
import type { JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Changes a job's title, people or policy; its blueprint version is for good. Debriefs under way follow: who may
 * vote is asked anew each time, while votes that are open and approvals that are asked for stay as they are. Throws
 * `rule_broken` for people who can't take their place and for a quorum that nobody can reach, `not_allowed` for who would
 * take away a label that hides a candidate from themselves.
 */
export async function updateJob(
  ctx: MemberCtx,
  jobId: JobId,
  seenVersion: number,
  change: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof JobView>> {
  const { orgId } = ctx.actor;
  const job = await lockJob(ctx, jobId, seenVersion);
  if (change.anonymousReview === false && (await findJobsHiding(ctx)).has(jobId)) {
    throw new AppError(
      'not_allowed',
      'You owe a card on a loop of this job, whose candidate you would see. Somebody else can turn this off, or you once your card is in. Nothing was saved.',
    );
  }
  await assertPeople(ctx, change, {
    quorum: change.quorum ?? job.quorum,
    hiringManagerId: change.hiringManagerId ?? job.hiringManagerId,
    committeeIds: change.committeeIds ?? job.committeeIds,
  });
  const { title, hiringManagerId, approverIds, recruiterId, committeeIds } = change;
  const { reveal, quorum, hidesRecommendations, compositePolicy, anonymousReview } = change;
  const codes = {
    ...(hiringManagerId === undefined ? {} : { hiringManagerId }),
    ...(approverIds === undefined ? {} : { approverIds }),
    ...(recruiterId === undefined ? {} : { recruiterId }),
    ...(committeeIds === undefined ? {} : { committeeIds }),
    ...(reveal === undefined ? {} : { reveal }),
    ...(quorum === undefined ? {} : { quorum }),
    ...(hidesRecommendations === undefined ? {} : { hidesRecommendations }),
    ...(compositePolicy === undefined ? {} : { compositePolicy }),
    ...(anonymousReview === undefined ? {} : { anonymousReview }),
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
      ...(quorum === undefined ? {} : { quorumBefore: job.quorum }),
      ...(hidesRecommendations === undefined ? {} : { hidesRecommendationsBefore: job.hidesRecommendations }),
      ...(compositePolicy === undefined ? {} : { compositePolicyBefore: job.compositePolicy }),
      ...(anonymousReview === undefined ? {} : { anonymousReviewBefore: job.anonymousReview }),
    },
  });
  return findJob(ctx, jobId);
}
