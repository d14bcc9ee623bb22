import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockLoopOfSeat } from '#server/scorecards/lock-loop-of-seat.ts';
import { getScorecard } from '#server/scorecards/queries.ts';
import { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { QuestionId, Scorecard } from '#shared/scorecards.ts';

/**
 * Answers a question about the actor's own card by an addendum; the score stays. Throws `not_found` for anybody else's
 * question and while the actor owes another card on the loop, `wrong_state` once it is answered or the debrief is over.
 */
export async function answerQuestion(
  ctx: MemberCtx,
  questionId: QuestionId,
  text: string,
): Promise<z.input<typeof Scorecard>> {
  const { orgId, memberId } = ctx.actor;
  const [question] = await ctx.tx.sql<{ seat_id: string }>(
    `SELECT card.seat_id FROM questions q JOIN scorecards card ON card.org_id = q.org_id AND card.id = q.scorecard_id
      WHERE q.org_id = $1 AND q.id = $2 AND q.author_id = $3`,
    [orgId, questionId, memberId],
  );
  if (question === undefined) throw new AppError('not_found');
  const { loop, isSealed } = await lockLoopOfSeat(ctx, question.seat_id);
  if (isSealed) throw new AppError('not_found');
  if (loop.state !== 'debrief') {
    throw new AppError('wrong_state', 'The debrief is over; the question stays without an answer.');
  }
  const written = await ctx.tx.sql(
    `INSERT INTO addenda (org_id, question_id, text, answered_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING question_id`,
    [orgId, questionId, text, ctx.clock.now()],
  );
  if (written.length === 0) {
    throw new AppError('wrong_state', 'The question is answered already; the answer stays as it is.');
  }
  ctx.audit({
    action: 'question.answered',
    subjectType: 'scorecard',
    subjectId: question.seat_id,
    data: { loopId: loop.id, questionId },
    text: { text },
  });
  return getScorecard(ctx, SeatId.parse(question.seat_id));
}
