import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { endSeats } from '#server/loops/end-seats.ts';
import { canReportNoShow, isKnownHeld } from '#server/loops/life/policy.ts';
import { assertPlannable, lockInterview, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { declinesForGood } from '#server/loops/policy.ts';
import { findLoop } from '#server/loops/queries.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { InterviewId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** The same words for everybody: what is counted later is who noted it. */
const reason = 'The candidate did not come';

/**
 * The candidate did not come: the interview ends without cards, and its round is open again. Whoever says so of their own
 * interview may sit in the next one, unless they would read colleagues' cards until then. Throws `not_allowed`,
 * `wrong_state` where it or its loop is over, and `rule_broken` before its start or once a card is in; the latter not to
 * somebody sealed, whom it would tell so: that card stays, as it does when an interview is cancelled.
 */
export async function reportNoShow(
  ctx: MemberCtx,
  interviewId: InterviewId,
): Promise<z.input<typeof LoopView>> {
  const access = await lockInterview(ctx, interviewId);
  const { loop, interview, seatsOfActor } = access;
  if (!canReportNoShow(ctx.actor, loop, interview, seatsOfActor)) {
    throw new AppError(
      'not_allowed',
      'Its interviewers and who plans the loop say that a candidate did not come.',
    );
  }
  assertPlannable(loop, interview);
  if (ctx.clock.now() < interview.startsAt) {
    throw new AppError('rule_broken', 'The interview has not begun. Move or cancel it instead.');
  }
  if (isKnownHeld(access, interview)) {
    throw new AppError('rule_broken', 'A card of this interview is in, so it was held.');
  }

  await ctx.tx.sql(
    `UPDATE interviews SET cancelled_at = $3, cancel_reason = $4, no_show_by = $5, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [ctx.actor.orgId, interviewId, ctx.clock.now(), reason, ctx.actor.memberId],
  );
  ctx.audit({
    action: 'interview.no_show',
    subjectType: 'interview',
    subjectId: interviewId,
    data: { loopId: loop.id },
  });
  const keepsOwn = !declinesForGood(ctx.actor, loop.job, seatsOfActor);
  await endSeats(ctx, { loopId: loop.id, interviewId, keepsOwn }, reason);
  await raiseLoopVersion(ctx, loop.id);
  return findLoop(ctx, loop.id);
}
