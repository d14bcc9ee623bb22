import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockOpenCard } from '#server/scorecards/lock-open-card.ts';
import { draftErrors, unknownDimensions } from '#server/scorecards/rules.ts';
import { writeDraft } from '#server/scorecards/write-card.sql.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { CardContent, saveScorecard as contract } from '#shared/scorecards.ts';

/** Saves the actor's draft as a whole, before the interview too. A stale save writes nothing. */
export async function saveScorecard(
  ctx: MemberCtx,
  seatId: SeatId,
  seenVersion: number,
  content: CardContent,
): Promise<z.input<(typeof contract)['reply']>> {
  const card = await lockOpenCard(ctx, seatId, seenVersion);
  const keys = new Set(card.dimensions.map(({ key }) => key));
  const vocabulary = {
    dimensionIds: card.dimensions.map(({ id }) => id),
    signals: card.kitSignals.filter(({ dimension }) => keys.has(dimension)).map(({ key }) => key),
    redFlags: card.kitRedFlags.map(({ key }) => key),
  };
  const unknown = unknownDimensions(content, vocabulary);
  if (unknown.length > 0) {
    throw new AppError('not_found', 'A score is on a dimension that this seat does not have.', {
      errors: unknown,
    });
  }
  const errors = draftErrors(content, vocabulary);
  if (errors.length > 0) {
    throw new AppError('rule_broken', 'The draft was not saved. See the fields named.', { errors });
  }
  const version = await writeDraft(ctx, { id: card.id, dimensionIds: vocabulary.dimensionIds }, content);
  ctx.audit({
    action: 'scorecard.saved',
    subjectType: 'scorecard',
    subjectId: seatId,
    data: { version },
  });
  return { version, changedAt: ctx.clock.now().toISOString() };
}
