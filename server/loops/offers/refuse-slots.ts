import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import { assertOpen } from '#server/loops/offers/assert-open.ts';
import type { OfferLink } from '#server/loops/offers/find-offer-link.ts';
import { lockOffer } from '#server/loops/offers/lock-offer.ts';
import { readOfferedSlots } from '#server/loops/offers/read-offered-slots.ts';
import type { OfferedSlots } from '#shared/slot-offers.ts';

/** The candidate can come at none of the times: who plans is told, with what they wrote. Throws `link_spent`, `wrong_state`. */
export async function refuseSlots(
  ctx: Ctx,
  link: OfferLink,
  message: string,
): Promise<z.input<typeof OfferedSlots>> {
  const { orgId } = link;
  const now = ctx.clock.now();
  await ctx.enterOrg(orgId);
  const { offer } = await lockOffer(ctx, orgId, link.offerId);
  assertOpen(offer, now);
  const text = message.trim();
  await ctx.tx.sql(
    `UPDATE slot_offers SET state = 'refused', ended_at = $3, message = $4 WHERE org_id = $1 AND id = $2`,
    [orgId, offer.id, now, text === '' ? null : text],
  );
  ctx.audit({
    action: 'slots.refused',
    subjectType: 'slot_offer',
    subjectId: offer.id,
    data: { loopId: offer.loopId },
    ...(text === '' ? {} : { text: { message: text } }),
  });
  return readOfferedSlots(ctx, link);
}
