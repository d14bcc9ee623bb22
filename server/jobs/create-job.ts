import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertPeople } from '#server/jobs/assert-people.ts';
import { placeRounds } from '#server/jobs/place-rounds.ts';
import { findJob } from '#server/jobs/queries.ts';
import { planOfKit } from '#server/jobs/rules.ts';
import type { createJob as contract, Job as JobView } from '#shared/jobs.ts';
import { Kit } from '#shared/kit.ts';
import { AppError } from '#shared/problems.ts';

/** Opens a job on a published version. Throws `not_found` without one, `rule_broken` for people who can't take their place. */
export async function createJob(
  ctx: MemberCtx,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof JobView>> {
  const { orgId } = ctx.actor;
  const { title, blueprintId, number, hiringManagerId, approverIds, recruiterId, committeeIds } = given;
  const { reveal, quorum, hidesRecommendations, compositePolicy, anonymousReview } = given;
  const version = await ctx.tx.prisma.blueprintVersion.findUnique({
    where: { orgId_blueprintId_number: { orgId, blueprintId, number }, state: 'published' },
    include: { dimensions: { select: { key: true, dimensionId: true } } },
  });
  if (version === null) throw new AppError('not_found', 'There is no such published version.');
  await assertPeople(ctx, given, given);

  const people = { hiringManagerId, approverIds, recruiterId, committeeIds };
  const policy = { reveal, quorum, hidesRecommendations, compositePolicy, anonymousReview };
  const job = await ctx.tx.prisma.job.create({
    data: {
      orgId,
      id: ctx.ids.next(),
      title,
      blueprintId,
      versionId: version.id,
      ...people,
      state: 'open',
      ...policy,
      createdAt: ctx.clock.now(),
    },
  });
  const rounds = planOfKit(Kit.parse(version.kit).rounds, version.dimensions);
  await placeRounds(ctx, job.id, job.plan, rounds);
  ctx.audit({
    action: 'job.created',
    subjectType: 'job',
    subjectId: job.id,
    data: { blueprintId, number, ...people, ...policy, rounds: rounds.length },
  });
  return findJob(ctx, job.id);
}
