import { z } from 'zod';
import { managerOf } from '#server/candidates/policy.ts';
import { presentCandidate, presentCandidateSummary, withApplications } from '#server/candidates/present.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Prisma } from '#server/generated/prisma/client.ts';
import { likeText } from '#server/identity/queries.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { Candidate as CandidateView, listCandidates } from '#shared/candidates.ts';
import { AppError } from '#shared/problems.ts';

/** Those the actor may know of: a hiring manager, of who applied for a job of theirs. */
function visibleTo(ctx: MemberCtx, application: Prisma.ApplicationWhereInput): Prisma.CandidateWhereInput {
  const manager = managerOf(ctx.actor);
  const where: Prisma.ApplicationWhereInput =
    manager === null ? application : { ...application, job: { hiringManagerId: manager } };
  return Object.keys(where).length === 0 ? {} : { applications: { some: where } };
}

export async function findCandidates(
  ctx: MemberCtx,
  query: z.output<(typeof listCandidates)['query']>,
): Promise<z.input<(typeof listCandidates)['reply']>> {
  const after = decodeCursor(z.tuple([z.string(), z.uuid()]), query.after);
  const search = likeText(query.search ?? '');
  const beginning = { startsWith: search, mode: 'insensitive' } as const;
  const laterWord = { contains: ` ${search}`, mode: 'insensitive' } as const;
  const rows = await ctx.tx.prisma.candidate.findMany({
    where: {
      orgId: ctx.actor.orgId,
      AND: [
        visibleTo(ctx, {
          ...(query.jobId === undefined ? {} : { jobId: query.jobId }),
          ...(query.stage === undefined ? {} : { stage: query.stage }),
        }),
        search === '' ? {} : { OR: [{ name: beginning }, { name: laterWord }, { email: beginning }] },
        after === null ? {} : { OR: [{ name: { gt: after[0] } }, { name: after[0], id: { gt: after[1] } }] },
      ],
    },
    include: withApplications,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  return pageOf(
    rows,
    query.limit,
    (row) => [row.name, row.id],
    (row) => presentCandidateSummary(ctx.actor, row),
  );
}

/** One candidate as their page shows them. Throws `not_found`, also where the actor may not know of them. */
export async function findCandidate(
  ctx: MemberCtx,
  candidateId: string,
): Promise<z.input<typeof CandidateView>> {
  const candidate = await ctx.tx.prisma.candidate.findFirst({
    where: { orgId: ctx.actor.orgId, id: candidateId, ...visibleTo(ctx, {}) },
    include: withApplications,
  });
  if (candidate === null) throw new AppError('not_found');
  return presentCandidate(ctx.actor, candidate);
}
