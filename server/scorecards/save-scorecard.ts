import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertFits } from '#server/scorecards/check-content.ts';
import { lockOpenCard } from '#server/scorecards/lock-open-card.ts';
import { writeDraft } from '#server/scorecards/write-card.sql.ts';
import type { SeatId } from '#shared/primitives.ts';
import type { CardContent, saveScorecard as contract } from '#shared/scorecards.ts';

/** Saves the actor's draft as a whole, before the interview too. A stale save writes nothing. */
export async function saveScorecard(
  ctx: MemberCtx,
  seatId: SeatId,
  seenVersion: number,
  content: CardContent,
): Promise<z.input<(typeof contract)['reply']>> {
  const card = await lockOpenCard(ctx, seatId, seenVersion);
  assertFits(card, content);
  const dimensionIds = card.dimensions.map(({ id }) => id);
  const version = await writeDraft(ctx, { id: card.id, dimensionIds }, content);
  ctx.audit({
    action: 'scorecard.saved',
    subjectType: 'scorecard',
    subjectId: seatId,
    data: { version },
  });
  return { version, changedAt: ctx.clock.now().toISOString() };
}
