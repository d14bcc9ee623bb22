import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { assertDraft } from '#server/scorecards/lock-open-card.ts';
import { selectCard } from '#server/scorecards/own-card.sql.ts';
import { assertCanTypeIn } from '#server/scorecards/policy.ts';
import { presentKit } from '#server/scorecards/present.ts';
import { type CardFacts, hasStarted } from '#server/scorecards/rules.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { getPaperCard as contract } from '#shared/scorecards.ts';

/**
 * What a card of a seat asks for, for whoever types it in from paper; nothing of what its holder has written. Throws
 * `not_found`, `not_allowed`, `wrong_state` where no card is needed any more, `rule_broken` before the interview starts.
 */
export async function getPaperCard(
  ctx: MemberCtx,
  seatId: SeatId,
): Promise<z.input<(typeof contract)['reply']>> {
  const [found] = await ctx.tx.sql<{ loop_id: string; member_id: string }>(
    'SELECT loop_id, member_id FROM seats WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, seatId],
  );
  if (found === undefined) throw new AppError('not_found');
  const { loop, seatsOfActor } = await findLoopAccess(ctx, found.loop_id);
  assertCanTypeIn(ctx.actor, loop, { memberId: found.member_id }, seatsOfActor);
  const card = await selectCard(ctx, seatId, found.member_id);
  if (card === null) throw new AppError('not_found');
  assertOnPaper(card, ctx.clock.now());
  return {
    seatId: card.seatId,
    holder: card.holder,
    candidateName: card.candidateName,
    interviewName: card.interviewName,
    startsAt: card.startsAt.toISOString(),
    kit: presentKit(card.dimensions, {
      exercise: card.exercise,
      dimensions: card.kitDimensions,
      signals: card.kitSignals,
      redFlags: card.kitRedFlags,
    }),
  };
}

/** Refuses a card that is in or not needed any more, and one of an interview that has not started. */
export function assertOnPaper(card: CardFacts, now: Date): void {
  assertDraft(card);
  if (!hasStarted(card, now)) {
    throw new AppError('rule_broken', 'The interview has not started: there is no paper card yet.');
  }
}
