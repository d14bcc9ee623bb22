import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertPlannable, lockInterview, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { findLoop } from '#server/loops/queries.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { InterviewId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Confirms an interview that was held. Throws `wrong_state` for one that is confirmed or cancelled, or whose loop is over. */
export async function confirmInterview(
  ctx: MemberCtx,
  interviewId: InterviewId,
): Promise<z.input<typeof LoopView>> {
  const { loop, interview } = await lockInterview(ctx, interviewId);
  assertPlannable(loop, interview);
  if (!interview.isHold) throw new AppError('wrong_state', 'The interview is confirmed already.');

  await ctx.tx.sql(
    'UPDATE interviews SET is_hold = false, version = version + 1 WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, interviewId],
  );
  ctx.audit({
    action: 'interview.confirmed',
    subjectType: 'interview',
    subjectId: interviewId,
    data: { loopId: loop.id, version: interview.version + 1 },
  });
  await raiseLoopVersion(ctx, loop.id);
  return findLoop(ctx, loop.id);
}
