import type { OfferRow } from '#server/loops/offers/offer-record.sql.ts';
import { offerStateOf } from '#server/loops/offers/offer-rules.ts';
import { AppError } from '#shared/problems.ts';
import type { SlotOfferState } from '#shared/slot-offers.ts';

const words: Readonly<Record<Exclude<SlotOfferState, 'open'>, string>> = {
  picked: 'A time was picked already. It stands.',
  refused: 'You said before that none of these times fits. You will hear from the recruiter.',
  withdrawn: 'These times were taken back. You will hear from the recruiter.',
  expired: 'The time to answer is over. Ask the recruiter for new times.',
  closed: 'There is nothing to pick any more. Ask the recruiter if that surprises you.',
};

/** Refuses an answer to an offer that is not open, in words for the candidate. Throws `wrong_state`. */
export function assertOpen(offer: OfferRow, now: Date): void {
  const state = offerStateOf(offer, now);
  if (state !== 'open') throw new AppError('wrong_state', words[state]);
}
