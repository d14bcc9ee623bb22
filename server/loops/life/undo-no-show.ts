import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { canUndoNoShow } from '#server/loops/life/policy.ts';
import { isHeldAnew } from '#server/loops/life/rules.ts';
import { assertPlannable, lockInterview, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { selectInterviews } from '#server/loops/loop-record.sql.ts';
import { findLoop, findReaders } from '#server/loops/queries.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { InterviewId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Takes a no-show back: the interview was held after all, and its cards are owed again; not by whoever has read
 * colleagues' cards since, theirs would not be independent. Throws `not_allowed`, and `wrong_state` where it was no
 * no-show, the loop is over or the round was scheduled anew.
 */
export async function undoNoShow(
  ctx: MemberCtx,
  interviewId: InterviewId,
): Promise<z.input<typeof LoopView>> {
  const { orgId } = ctx.actor;
  const { loop, interview } = await lockInterview(ctx, interviewId);
  if (!canUndoNoShow(ctx.actor, loop, interview)) {
    throw new AppError('not_allowed', 'Who plans the loop takes this back, and whoever said it.');
  }
  assertPlannable(loop);
  if (interview.noShowBy === null) {
    throw new AppError('wrong_state', 'Nobody said that the candidate did not come.');
  }
  if (isHeldAnew(interview, await selectInterviews(ctx, loop.id))) {
    throw new AppError('wrong_state', 'The round was scheduled anew. Cancel that interview first.');
  }

  await ctx.tx.sql(
    `UPDATE interviews SET cancelled_at = NULL, cancel_reason = NULL, no_show_by = NULL, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [orgId, interviewId],
  );
  ctx.audit({
    action: 'interview.no_show_undone',
    subjectType: 'interview',
    subjectId: interviewId,
    data: { loopId: loop.id },
  });
  // What ended as `cancelled` in an interview ended with it.
  const restored = await ctx.tx.sql<{ id: string }>(
    `UPDATE seats SET ended_at = NULL, end_kind = NULL, end_reason = NULL
      WHERE org_id = $1 AND interview_id = $2 AND end_kind = 'cancelled' AND member_id <> ALL ($3::uuid[])
      RETURNING id`,
    [orgId, interviewId, [...(await findReaders(ctx, loop.id))]],
  );
  for (const { id } of restored.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    ctx.audit({
      action: 'seat.restored',
      subjectType: 'seat',
      subjectId: id,
      data: { loopId: loop.id, interviewId },
    });
  }
  await raiseLoopVersion(ctx, loop.id);
  return findLoop(ctx, loop.id);
}
