import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockLoopOfSeat } from '#server/scorecards/lock-loop-of-seat.ts';
import { canAsk, canReadCard } from '#server/scorecards/policy.ts';
import { presentQuestion } from '#server/scorecards/present.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { askQuestion as contract } from '#shared/scorecards.ts';

/**
 * Asks the author of a submitted card about one of its scores. Throws `not_found` for who may not read the card and for a
 * dimension it does not score, `not_allowed` for who takes no part in the debrief and for the author, `wrong_state`
 * where no card is in or no debrief is open.
 */
export async function askQuestion(
  ctx: MemberCtx,
  seatId: SeatId,
  { dimensionId, text }: z.output<(typeof contract)['body']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const { orgId, memberId, name } = ctx.actor;
  const { loop, seat, seesCards } = await lockLoopOfSeat(ctx, seatId);
  const author = { authorId: seat.memberId, kind: seat.kind };
  if (!seesCards || !canReadCard(ctx.actor, author) || !seat.dimensionIds.includes(dimensionId)) {
    throw new AppError('not_found');
  }
  if (!canAsk(ctx.actor, loop.job, author)) {
    throw new AppError(
      'not_allowed',
      'Who takes part in the debrief asks, and nobody asks themselves. Amend your own card instead.',
    );
  }
  if (!seat.isSubmitted) throw new AppError('wrong_state', 'The card is not in yet.');
  if (loop.state !== 'debrief') {
    throw new AppError('wrong_state', 'Questions are asked while the debrief is open. It is not open now.');
  }
  const id = ctx.ids.next();
  const askedAt = ctx.clock.now();
  await ctx.tx.sql(
    `INSERT INTO questions (org_id, id, scorecard_id, dimension_id, author_id, text, asked_by, asked_at)
     SELECT org_id, $3, id, $4, member_id, $5, $6, $7 FROM scorecards WHERE org_id = $1 AND seat_id = $2`,
    [orgId, seatId, id, dimensionId, text, memberId, askedAt],
  );
  ctx.audit({
    action: 'question.asked',
    subjectType: 'scorecard',
    subjectId: seatId,
    data: { loopId: loop.id, questionId: id, dimensionId },
    text: { text },
  });
  return presentQuestion({
    id,
    dimensionId,
    text,
    askedBy: { id: memberId, name },
    askedAt,
    answer: null,
    answeredAt: null,
  });
}
