import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { takeBackDecision } from '#server/debriefs/approval/take-back-decision.ts';
import { lockDecidedDebrief } from '#server/debriefs/lock-debrief.ts';
import { findDebrief } from '#server/debriefs/queries.ts';
import type { Debrief } from '#shared/debriefs.ts';
import type { DebriefId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Takes up a decided debrief again, approved or not. Throws `not_allowed` for whoever does not decide on the job, `wrong_state` without a decision in force. */
export async function reopenDebrief(
  ctx: MemberCtx,
  debriefId: DebriefId,
  seenVersion: number,
  reason: string,
): Promise<z.input<typeof Debrief>> {
  const { decision, ...found } = await lockDecidedDebrief(ctx, debriefId, seenVersion);
  if (!found.parts.can.reopen) {
    throw new AppError(
      'not_allowed',
      "The job's hiring manager or an approver reopens a debrief. Tell them what has changed.",
    );
  }
  await takeBackDecision(ctx, found, decision.id, reason);
  return findDebrief(ctx, debriefId);
}
