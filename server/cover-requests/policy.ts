import { isOpenSeat, type SeatFacts } from '#server/loops/policy.ts';

/** What decides whether a seat may ask. */
export interface AskingSeat extends Pick<SeatFacts, 'kind' | 'endedAt' | 'isSubmitted'> {
  readonly startsAt: Date;
}

/**
 * Who asks: the holder of a seat that counts, from the start of the interview until their card is in. So they owe a card
 * on the loop, and what they ask can't follow from a colleague's.
 */
export function mayAsk(seat: AskingSeat, loop: { readonly state: string }, now: Date): boolean {
  return seat.kind === 'interviewer' && isOpenSeat(seat) && loop.state === 'open' && seat.startsAt <= now;
}
