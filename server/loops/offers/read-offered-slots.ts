import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import type { OfferLink } from '#server/loops/offers/find-offer-link.ts';
import { busyAround } from '#server/loops/offers/find-offers.ts';
import { selectOffer, selectOfferPage } from '#server/loops/offers/offer-record.sql.ts';
import { presentOfferPage } from '#server/loops/offers/present-offer.ts';
import { linkSpent } from '#server/platform/links.ts';
import type { OfferedSlots } from '#shared/slot-offers.ts';

/** What a link offers, or what has become of it. Throws `link_spent`. */
export async function readOfferedSlots(
  ctx: Ctx,
  { orgId, offerId }: OfferLink,
): Promise<z.input<typeof OfferedSlots>> {
  await ctx.enterOrg(orgId);
  const offer = await selectOffer(ctx, orgId, offerId);
  const page = await selectOfferPage(ctx, orgId, offerId);
  if (offer === null || page === null) throw linkSpent();
  return presentOfferPage(offer, page, await busyAround(ctx, orgId, [offer]), ctx.clock.now());
}
