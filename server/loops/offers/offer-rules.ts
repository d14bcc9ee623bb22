import { type Interval, overlaps } from '#server/scheduling/rules.ts';
import type { SlotOfferState } from '#shared/slot-offers.ts';

interface OfferFacts {
  readonly state: string;
  readonly expiresAt: Date;
  readonly loopState: string;
}

/** What has become of an offer by now. Nothing has to happen for one to expire, or to close with its loop. */
export function offerStateOf({ state, expiresAt, loopState }: OfferFacts, now: Date): SlotOfferState {
  if (state === 'picked' || state === 'refused' || state === 'withdrawn') return state;
  if (loopState !== 'open') return 'closed';
  return expiresAt <= now ? 'expired' : 'open';
}

interface Busy extends Interval {
  readonly source: string;
}

/**
 * Whether a slot can still be picked: it is to come, and none of its people got something else to do then. Where they
 * had when it was offered, the planner knew. Slots of other offers do not count: the first pick does.
 */
export function isFree(
  slot: { readonly startsAt: Date; readonly wasBusy: boolean },
  minutes: number,
  busy: readonly Busy[],
  now: Date,
): boolean {
  const { startsAt, wasBusy } = slot;
  const time = { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
  const isTaken = busy.some((other) => other.source !== 'offer' && overlaps(time, other));
  return startsAt > now && (wasBusy || !isTaken);
}
