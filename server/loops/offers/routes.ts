import type { FastifyInstance } from 'fastify';
import { findOfferLink } from '#server/loops/offers/find-offer-link.ts';
import { findOffers } from '#server/loops/offers/find-offers.ts';
import { offerSlots } from '#server/loops/offers/offer-slots.ts';
import { pickSlot } from '#server/loops/offers/pick-slot.ts';
import { readOfferedSlots } from '#server/loops/offers/read-offered-slots.ts';
import { refuseSlots } from '#server/loops/offers/refuse-slots.ts';
import { withdrawSlots } from '#server/loops/offers/withdraw-slots.ts';
import { serve, serveAnyone } from '#server/platform/serve.ts';
import * as contract from '#shared/slot-offers.ts';

export function slotOfferRoutes(app: FastifyInstance): void {
  const { platform } = app;
  const linkOf = ({ body }: { body: { token: string } }) => findOfferLink(platform, body.token);

  serve(app, contract.listSlotOffers, ({ ctx, params }) => findOffers(ctx, params.loopId));
  serve(app, contract.offerSlots, ({ ctx, params, body }) =>
    offerSlots(ctx, platform.links, params.loopId, body),
  );
  serve(app, contract.withdrawSlots, ({ ctx, params }) => withdrawSlots(ctx, params.offerId));
  serveAnyone(app, contract.readOfferedSlots, linkOf, ({ ctx, prepared }) => readOfferedSlots(ctx, prepared));
  serveAnyone(app, contract.pickSlot, linkOf, ({ ctx, body, prepared }) => pickSlot(ctx, prepared, body));
  serveAnyone(app, contract.refuseSlots, linkOf, ({ ctx, body, prepared }) =>
    refuseSlots(ctx, prepared, body.message),
  );
}
