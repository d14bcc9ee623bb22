import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { fieldsOf, jobEventKindOf, toldActions } from '#server/jobs/life/event-rules.ts';
import { selectJobEvents } from '#server/jobs/life/events.sql.ts';
import { readsByRole } from '#server/loops/policy.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { listJobEvents as contract } from '#shared/job-life.ts';
import { LoopEndCause } from '#shared/loops.ts';
import { Instant, type JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** What happened to a job, and to its loops for whoever reads them by role. Throws `not_found`. */
export async function findJobEvents(
  ctx: MemberCtx,
  jobId: JobId,
  query: z.output<(typeof contract)['query']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const job = await ctx.tx.prisma.job.findUnique({
    where: { orgId_id: { orgId: ctx.actor.orgId, id: jobId } },
    select: { hiringManagerId: true, approverIds: true, committeeIds: true, reveal: true },
  });
  if (job === null) throw new AppError('not_found');
  const after = decodeCursor(z.tuple([Instant, z.int32()]), query.after);
  const rows = await selectJobEvents(
    ctx,
    jobId,
    { actions: toldActions, readsLoops: readsByRole(ctx.actor, job) },
    after === null ? null : { at: new Date(after[0]), rank: after[1] },
    query.limit + 1,
  );
  return pageOf(
    rows,
    query.limit,
    (row) => [row.at.toISOString(), row.rank],
    ({ at, action, actor, state, fields, rounds, cause, loop }) => ({
      at: at.toISOString(),
      kind: jobEventKindOf(action, state),
      actor,
      fields: fieldsOf(fields),
      rounds,
      cause: cause === null ? null : LoopEndCause.parse(cause),
      loop,
    }),
  );
}
