import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lacksOf } from '#server/scorecards/check-content.ts';
import { lockOpenCard } from '#server/scorecards/lock-open-card.ts';
import { getScorecard } from '#server/scorecards/queries.ts';
import { hasStarted } from '#server/scorecards/rules.ts';
import { writeSubmission } from '#server/scorecards/write-card.sql.ts';
import { DimensionId, type SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { Scorecard } from '#shared/scorecards.ts';

/** Submits the actor's card as it was saved: final. Throws `rule_broken` with everything that is still missing. */
export async function submitScorecard(
  ctx: MemberCtx,
  seatId: SeatId,
  seenVersion: number,
): Promise<z.input<typeof Scorecard>> {
  const card = await lockOpenCard(ctx, seatId, seenVersion);
  if (!hasStarted(card, ctx.clock.now())) {
    throw new AppError(
      'rule_broken',
      'The interview has not started. Your draft is kept; submit it once you have seen the candidate.',
    );
  }
  const scores = card.dimensions.map(({ id, ...score }) => ({
    ...score,
    dimensionId: DimensionId.parse(id),
  }));
  const errors = lacksOf(card, { ...card, scores });
  if (errors.length > 0) {
    throw new AppError('rule_broken', 'The card is not complete. Your draft is kept; see the fields named.', {
      errors,
    });
  }
  const version = await writeSubmission(ctx, card.id, null);
  const rated = scores.filter(({ rating }) => rating !== null).length;
  // The audit is read by people who may not read the card: how much was scored, and nothing of what.
  ctx.audit({
    action: 'scorecard.submitted',
    subjectType: 'scorecard',
    subjectId: seatId,
    data: {
      loopId: card.loopId,
      interviewId: card.interviewId,
      rated,
      notAssessed: scores.length - rated,
      version,
    },
  });
  return getScorecard(ctx, seatId);
}
