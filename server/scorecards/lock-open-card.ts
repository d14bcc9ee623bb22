import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import { type CardToWrite, lockCard } from '#server/scorecards/own-card.sql.ts';
import { type CardFacts, cardStateOf } from '#server/scorecards/rules.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Locks the actor's own card for a change. Throws `not_found` for anybody else's seat, `stale_version` where another
 * version was seen (one's own submission is one, too), and `wrong_state` where the card is submitted or its seat,
 * interview or loop has ended.
 */
export async function lockOpenCard(
  ctx: MemberCtx,
  seatId: SeatId,
  seenVersion: number,
): Promise<CardToWrite> {
  const card = await lockCard(ctx, seatId, ctx.actor.memberId);
  if (card === null) throw new AppError('not_found');
  if (card.version !== seenVersion) throw staleVersion(card.version);
  assertDraft(card);
  return card;
}

/** Refuses with `wrong_state` a card that is submitted or not needed any more. */
export function assertDraft(card: CardFacts): void {
  switch (cardStateOf(card)) {
    case 'submitted':
      throw new AppError('wrong_state', 'The card is submitted, and stays as it was.');
    case 'ended':
      throw new AppError(
        'wrong_state',
        'This card is not needed any more: the seat, its interview or the loop has ended.',
      );
    case 'draft':
      return;
  }
}
