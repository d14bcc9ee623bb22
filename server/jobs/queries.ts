import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople, likeText } from '#server/identity/queries.ts';
import { presentJob, presentJobSummary, withEverything, withSummary } from '#server/jobs/present.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { Job as JobView, listJobs } from '#shared/jobs.ts';
import { AppError } from '#shared/problems.ts';

export async function findJobs(
  ctx: MemberCtx,
  query: z.output<(typeof listJobs)['query']>,
): Promise<z.input<(typeof listJobs)['reply']>> {
  const after = decodeCursor(z.tuple([z.string(), z.uuid()]), query.after);
  const search = likeText(query.search ?? '');
  const rows = await ctx.tx.prisma.job.findMany({
    where: {
      orgId: ctx.actor.orgId,
      AND: [
        search === '' ? {} : { title: { contains: search, mode: 'insensitive' } },
        query.state === undefined ? {} : { state: query.state },
        after === null
          ? {}
          : { OR: [{ title: { gt: after[0] } }, { title: after[0], id: { gt: after[1] } }] },
      ],
    },
    include: withSummary,
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  return pageOf(rows, query.limit, (row) => [row.title, row.id], presentJobSummary);
}

/** One job as its page shows it. Throws `not_found`. */
export async function findJob(ctx: MemberCtx, jobId: string): Promise<z.input<typeof JobView>> {
  const job = await ctx.tx.prisma.job.findUnique({
    where: { orgId_id: { orgId: ctx.actor.orgId, id: jobId } },
    include: withEverything,
  });
  if (job === null) throw new AppError('not_found');
  return presentJob(ctx.actor, job, await findPeople(ctx, [...job.approverIds, ...job.committeeIds]));
}

/** Whether somebody can still be considered for a job, which stays as it is until the transaction ends. Throws `not_found`. */
export async function isJobOpen(ctx: MemberCtx, jobId: string): Promise<boolean> {
  const [job] = await ctx.tx.sql<{ state: string }>(
    'SELECT state FROM jobs WHERE org_id = $1 AND id = $2 FOR SHARE',
    [ctx.actor.orgId, jobId],
  );
  if (job === undefined) throw new AppError('not_found');
  return job.state === 'open';
}

export interface RoundFacts {
  readonly id: string;
  readonly name: string;
  readonly exerciseKey: string;
  readonly minutes: number;
  readonly interviewers: number;
  readonly dimensionIds: readonly string[];
}

/** The rounds of a job's loop plan, in order. */
export function findRounds(ctx: MemberCtx, jobId: string): Promise<RoundFacts[]> {
  return ctx.tx.sql<RoundFacts>(
    `SELECT id, name, exercise_key AS "exerciseKey", minutes, interviewers, dimension_ids AS "dimensionIds"
       FROM job_rounds WHERE org_id = $1 AND job_id = $2 ORDER BY position`,
    [ctx.actor.orgId, jobId],
  );
}
