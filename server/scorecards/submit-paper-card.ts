import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { noteReading } from '#server/loops/queries.ts';
import { assertFits, lacksOf } from '#server/scorecards/check-content.ts';
import { lockLoopOfSeat } from '#server/scorecards/lock-loop-of-seat.ts';
import { lockCard } from '#server/scorecards/own-card.sql.ts';
import { assertOnPaper } from '#server/scorecards/paper-card.ts';
import { assertCanTypeIn } from '#server/scorecards/policy.ts';
import { presentContent } from '#server/scorecards/present.ts';
import { writeDraft, writeSubmission } from '#server/scorecards/write-card.sql.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { submitPaperCard as contract, PaperContent } from '#shared/scorecards.ts';

/**
 * Submits what the holder of a seat wrote on paper, as their card: they are its author, the actor typed it in. What the
 * holder had typed themselves is kept for them; their notes stay in the card. Whoever types has read the card. Throws
 * `not_found`, `not_allowed` for one's own seat and for a planner who owes a card on the loop, `wrong_state` once the
 * card is in or not needed any more, `rule_broken` before the interview starts and for an incomplete card.
 */
export async function submitPaperCard(
  ctx: MemberCtx,
  seatId: SeatId,
  content: PaperContent,
): Promise<z.input<(typeof contract)['reply']>> {
  const { loop, seat, seatsOfActor } = await lockLoopOfSeat(ctx, seatId);
  assertCanTypeIn(ctx.actor, loop, seat, seatsOfActor);
  const card = await lockCard(ctx, seatId, seat.memberId);
  if (card === null) throw new AppError('not_found');
  const now = ctx.clock.now();
  assertOnPaper(card, now);
  const whole = { ...content, notes: card.notes };
  assertFits(card, whole);
  const errors = lacksOf(card, whole);
  if (errors.length > 0) {
    throw new AppError(
      'rule_broken',
      'The card is not complete. Nothing was submitted; see the fields named.',
      {
        errors,
      },
    );
  }
  const dimensionIds = card.dimensions.map(({ id }) => id);
  await writeDraft(ctx, { id: card.id, dimensionIds }, whole);
  const version = await writeSubmission(ctx, card.id, {
    typedBy: ctx.actor.memberId,
    keptDraft: card.version === 1 ? null : presentContent(card),
  });
  const rated = content.scores.filter(({ rating }) => rating !== null).length;
  ctx.audit({
    action: 'scorecard.typed_in',
    subjectType: 'scorecard',
    subjectId: seatId,
    data: {
      loopId: card.loopId,
      interviewId: card.interviewId,
      authorId: seat.memberId,
      rated,
      notAssessed: dimensionIds.length - rated,
      version,
    },
  });
  await noteReading(ctx, loop.id, [seat.memberId]);
  return {
    seatId,
    interviewer: { id: seat.memberId, name: seat.memberName },
    submittedAt: now.toISOString(),
  };
}
