import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockLoop } from '#server/loops/lock-loop.ts';
import { findOffers } from '#server/loops/offers/find-offers.ts';
import { selectOffer } from '#server/loops/offers/offer-record.sql.ts';
import { withdrawOffersOf } from '#server/loops/offers/withdraw-offers.ts';
import { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { SlotOfferId, SlotOffers } from '#shared/slot-offers.ts';

/** Takes an offer back. Throws `not_found`, and `wrong_state` for one that was answered or taken back. */
export async function withdrawSlots(
  ctx: MemberCtx,
  offerId: SlotOfferId,
): Promise<z.input<typeof SlotOffers>> {
  const { orgId } = ctx.actor;
  const found = await selectOffer(ctx, orgId, offerId);
  if (found === null) throw new AppError('not_found');
  await lockLoop(ctx, found.loopId);
  // Under the loop's lock, which the candidate's answer waits for too.
  const offer = await selectOffer(ctx, orgId, offerId);
  if (offer?.state !== 'open') {
    throw new AppError('wrong_state', 'The candidate has answered, or it was taken back before.');
  }
  await withdrawOffersOf(ctx, offer.loopId, offer);
  return findOffers(ctx, LoopId.parse(offer.loopId));
}
