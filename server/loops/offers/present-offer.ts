import type { z } from 'zod';
import type { OfferPageRow, OfferRow } from '#server/loops/offers/offer-record.sql.ts';
import { isFree, offerStateOf } from '#server/loops/offers/offer-rules.ts';
import type { OfferedSlots, SlotOffer } from '#shared/slot-offers.ts';

export interface OfferBusy {
  readonly memberId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly source: string;
}

/** The slots of an offer with whether they can be picked still. */
export function presentSlots(
  offer: Pick<OfferRow, 'slots' | 'minutes' | 'seats'>,
  busy: readonly OfferBusy[],
  now: Date,
): z.input<typeof SlotOffer>['slots'] {
  const ofPeople = busy.filter(({ memberId }) => offer.seats.some((seat) => seat.memberId === memberId));
  return offer.slots.map(({ id, startsAt, wasBusy }) => {
    const at = new Date(startsAt);
    return {
      id,
      startsAt: at.toISOString(),
      isFree: isFree({ startsAt: at, wasBusy }, offer.minutes, ofPeople, now),
    };
  });
}

/** An offer for who plans; `knowsCandidate` is false for who must not learn the name, which a message may hold. */
export function presentOffer(
  offer: OfferRow,
  busy: readonly OfferBusy[],
  reader: { readonly plans: boolean; readonly knowsCandidate: boolean },
  now: Date,
): z.input<typeof SlotOffer> {
  const state = offerStateOf(offer, now);
  return {
    id: offer.id,
    name: offer.name,
    minutes: offer.minutes,
    state,
    people: offer.people.map(({ id, name }) => ({ id, name })),
    slots: presentSlots(offer, busy, now),
    interviewId: offer.interviewId,
    message: reader.knowsCandidate ? offer.message : null,
    offeredBy: { id: offer.offeredBy.id, name: offer.offeredBy.name },
    offeredAt: offer.offeredAt.toISOString(),
    expiresAt: offer.expiresAt.toISOString(),
    can: { withdraw: reader.plans && state === 'open' },
  };
}

/** An offer for the candidate: when, how long, for what, and nobody's name. */
export function presentOfferPage(
  offer: OfferRow,
  page: OfferPageRow,
  busy: readonly OfferBusy[],
  now: Date,
): z.input<typeof OfferedSlots> {
  const state = offerStateOf(offer, now);
  const { picked } = page;
  return {
    orgName: page.orgName,
    jobTitle: page.jobTitle,
    minutes: offer.minutes,
    timeZone: page.timeZone,
    expiresAt: offer.expiresAt.toISOString(),
    state,
    slots: state === 'open' ? presentSlots(offer, busy, now) : [],
    picked: picked === null ? null : { ...picked, startsAt: new Date(picked.startsAt).toISOString() },
    isMailed: page.hasMail,
  };
}
