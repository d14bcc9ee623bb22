import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findReaders } from '#server/loops/queries.ts';
import { selectAmendments } from '#server/scorecards/later.sql.ts';
import { lockLoopOfSeat } from '#server/scorecards/lock-loop-of-seat.ts';
import { selectOwnCard } from '#server/scorecards/own-card.sql.ts';
import { getScorecard } from '#server/scorecards/queries.ts';
import { amendmentErrors, canStillChange, cardStateOf, lastOf } from '#server/scorecards/rules.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { amendScore as contract, Scorecard } from '#shared/scorecards.ts';

/**
 * Adds the author's later word on a score of their submitted card; the score stays. Whether it comes before the reveal is
 * found here, under a lock that the first reading of colleagues' cards waits for. Throws `not_found` for anybody else's
 * seat and for a dimension it does not score, `wrong_state` for a draft and once the debrief is decided, `rule_broken`
 * for what is incomplete or changes nothing.
 */
export async function amendScore(
  ctx: MemberCtx,
  seatId: SeatId,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof Scorecard>> {
  const { orgId, memberId } = ctx.actor;
  const { loop, seat } = await lockLoopOfSeat(ctx, seatId);
  const card = seat.memberId === memberId ? await selectOwnCard(ctx, seatId) : null;
  const score = card?.dimensions.find(({ id }) => id === given.dimensionId);
  if (card === null || score === undefined) throw new AppError('not_found');
  if (cardStateOf(card) !== 'submitted') {
    throw new AppError('wrong_state', 'The card is not submitted: change it as the draft that it is.');
  }
  if (!canStillChange(loop)) {
    throw new AppError('wrong_state', 'The decision is made; the card stays as it was read then.');
  }
  const earlier = (await selectAmendments(ctx, loop.id, seatId)).filter(
    ({ dimensionId }) => dimensionId === given.dimensionId,
  );
  const errors = amendmentErrors(given, lastOf(score, earlier));
  if (errors.length > 0)
    throw new AppError('rule_broken', 'Nothing was amended. See the fields named.', { errors });

  const isBeforeReveal =
    !(await findReaders(ctx, loop.id)).has(memberId) && !(await hasDebrief(ctx, loop.id));
  const number = earlier.length + 1;
  await ctx.tx.sql(
    `INSERT INTO amendments (org_id, id, scorecard_id, dimension_id, number, rating, not_assessed_reason, evidence,
                             reason, is_before_reveal, amended_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      orgId,
      ctx.ids.next(),
      card.id,
      given.dimensionId,
      number,
      given.rating,
      given.notAssessedReason,
      given.evidence,
      given.reason,
      isBeforeReveal,
      ctx.clock.now(),
    ],
  );
  ctx.audit({
    action: 'score.amended',
    subjectType: 'scorecard',
    subjectId: seatId,
    data: { loopId: loop.id, dimensionId: given.dimensionId, number, isBeforeReveal },
    text: { reason: given.reason },
  });
  return getScorecard(ctx, seatId);
}

async function hasDebrief(ctx: MemberCtx, loopId: string): Promise<boolean> {
  const rows = await ctx.tx.sql('SELECT FROM debriefs WHERE org_id = $1 AND loop_id = $2', [
    ctx.actor.orgId,
    loopId,
  ]);
  return rows.length > 0;
}
