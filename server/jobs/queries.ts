import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople, likeText } from '#server/identity/queries.ts';
import { presentJob, presentJobSummary, withEverything, withSummary } from '#server/jobs/present.ts';
import type { RoundFacts } from '#server/jobs/rules.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { Job as JobView, listJobs } from '#shared/jobs.ts';
import { AppError } from '#shared/problems.ts';

export { lockJob } from '#server/jobs/lock-job.ts';

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
        query.archived === 'yes' ? { NOT: { archivedAt: null } } : { archivedAt: null },
        after === null
          ? {}
          : { OR: [{ title: { gt: after[0] } }, { title: after[0], id: { gt: after[1] } }] },
      ],
    },
    include: withSummary,
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  const applications = await countApplications(
    ctx,
    rows.map(({ id }) => id),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => [row.title, row.id],
    (row) => presentJobSummary(row, applications.get(row.id) ?? 0),
  );
}

/** Of these jobs alone: Prisma would count those of the whole organisation for it. */
async function countApplications(
  ctx: MemberCtx,
  jobIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.tx.sql<{ id: string; applications: number }>(
    `SELECT asked.id, (SELECT count(*)::integer FROM applications a
                        WHERE a.org_id = $1 AND a.job_id = asked.id) AS applications
       FROM unnest($2::uuid[]) AS asked(id)`,
    [ctx.actor.orgId, jobIds],
  );
  return new Map(rows.map(({ id, applications }) => [id, applications]));
}

/** One job as its page shows it. Throws `not_found`. */
export async function findJob(ctx: MemberCtx, jobId: string): Promise<z.input<typeof JobView>> {
  const job = await ctx.tx.prisma.job.findUnique({
    where: { orgId_id: { orgId: ctx.actor.orgId, id: jobId } },
    include: withEverything,
  });
  if (job === null) throw new AppError('not_found');
  const rounds = await findRounds(ctx, jobId, job.plan);
  const named = rounds.flatMap(({ memberIds }) => memberIds);
  const people = await findPeople(ctx, [...job.approverIds, ...job.committeeIds, ...named]);
  return presentJob(ctx.actor, job, rounds, people);
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

/** The rounds of a job's loop plan of this number, in order. */
export function findRounds(ctx: MemberCtx, jobId: string, plan: number): Promise<RoundFacts[]> {
  return ctx.tx.sql<RoundFacts>(
    `SELECT id, name, exercise_key AS "exerciseKey", minutes, interviewers, dimension_ids AS "dimensionIds",
            member_ids AS "memberIds"
       FROM job_rounds WHERE org_id = $1 AND job_id = $2 AND plan = $3 ORDER BY position`,
    [ctx.actor.orgId, jobId, plan],
  );
}

/** The number of a job's present plan, which stays until the transaction ends where it is locked. Throws `not_found`. */
export async function findPlanNumber(
  ctx: MemberCtx,
  jobId: string,
  lock: 'FOR SHARE' | '' = '',
): Promise<number> {
  const [job] = await ctx.tx.sql<{ plan: number }>(
    `SELECT plan FROM jobs WHERE org_id = $1 AND id = $2 ${lock}`,
    [ctx.actor.orgId, jobId],
  );
  if (job === undefined) throw new AppError('not_found');
  return job.plan;
}
