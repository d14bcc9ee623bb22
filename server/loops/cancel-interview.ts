import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { endSeats } from '#server/loops/end-seats.ts';
import { assertPlannable, lockInterview, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { findLoop } from '#server/loops/queries.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { InterviewId } from '#shared/primitives.ts';

/** Cancels an interview: cards that are not in are not needed any more, the others stay. Throws `wrong_state` where it or its loop is over. */
export async function cancelInterview(
  ctx: MemberCtx,
  interviewId: InterviewId,
  reason: string,
): Promise<z.input<typeof LoopView>> {
  const { loop, interview } = await lockInterview(ctx, interviewId);
  assertPlannable(loop, interview);

  await ctx.tx.sql(
    `UPDATE interviews SET cancelled_at = $3, cancel_reason = $4, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [ctx.actor.orgId, interviewId, ctx.clock.now(), reason],
  );
  ctx.audit({
    action: 'interview.cancelled',
    subjectType: 'interview',
    subjectId: interviewId,
    data: { loopId: loop.id },
    text: { reason },
  });
  await endSeats(ctx, { loopId: loop.id, interviewId }, reason);
  await raiseLoopVersion(ctx, loop.id);
  return findLoop(ctx, loop.id);
}
