import type { z } from 'zod';
import type { Ctx, MemberCtx } from '#server/context.ts';
import { type OfferRow, selectOffers } from '#server/loops/offers/offer-record.sql.ts';
import { type OfferBusy, presentOffer } from '#server/loops/offers/present-offer.ts';
import { canPlan } from '#server/loops/policy.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { findBusy } from '#server/scheduling/queries.ts';
import type { LoopId, OrgId } from '#shared/primitives.ts';
import type { SlotOffers } from '#shared/slot-offers.ts';

/** What the people of these offers have to do at the time of any of their slots. */
export async function busyAround(ctx: Ctx, orgId: OrgId, offers: readonly OfferRow[]): Promise<OfferBusy[]> {
  const times = offers.flatMap(({ slots, minutes }) =>
    slots.flatMap(({ startsAt }) => [Date.parse(startsAt), Date.parse(startsAt) + minutes * 60_000]),
  );
  if (times.length === 0) return [];
  const people = [...new Set(offers.flatMap(({ seats }) => seats.map(({ memberId }) => memberId)))];
  return findBusy(ctx, orgId, people, {
    from: new Date(Math.min(...times)),
    until: new Date(Math.max(...times)),
  });
}

/** What was offered to the candidate of a loop, the newest first. Throws `not_found` for who may not know of the loop. */
export async function findOffers(ctx: MemberCtx, loopId: LoopId): Promise<z.input<typeof SlotOffers>> {
  const { orgId } = ctx.actor;
  const { loop } = await findLoopAccess(ctx, loopId);
  const offers = await selectOffers(ctx, orgId, loopId);
  const busy = await busyAround(ctx, orgId, offers);
  const reader = { plans: canPlan(ctx.actor, loop), knowsCandidate: !loop.candidate.isAnonymous };
  return { offers: offers.map((offer) => presentOffer(offer, busy, reader, ctx.clock.now())) };
}
