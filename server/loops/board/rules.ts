import type { SeatFacts } from '#server/loops/policy.ts';
import { isOpenSeat } from '#server/loops/policy.ts';
import type { NudgeOutcome, OwnerOutcome } from '#shared/board.ts';

/** For how long a reminder can be taken back before it goes. */
export const secondsToTakeBack = 20;

/** How many views somebody keeps at most. */
export const mostViews = 30;

interface DueSeat extends SeatFacts {
  readonly interviewId: string;
}

/** The counting seats whose card is missing although their interview is over; `endsAt` is by interview, without cancelled ones. */
export function dueSeats<Seat extends DueSeat>(
  seats: readonly Seat[],
  endsAt: ReadonlyMap<string, Date>,
  now: Date,
): Seat[] {
  return seats.filter((seat) => {
    const end = endsAt.get(seat.interviewId);
    return seat.kind === 'interviewer' && isOpenSeat(seat) && end !== undefined && end <= now;
  });
}

/** What a reminder comes to on a loop. Whether its reader is sealed comes before everything that cards decide. */
export function nudgeOutcome(loop: {
  readonly state: string;
  readonly isSealed: boolean;
  readonly due: number;
}): NudgeOutcome {
  if (loop.isSealed) return 'sealed';
  if (loop.state !== 'open' && loop.state !== 'debrief') return 'over';
  return loop.due === 0 ? 'nothing_owed' : 'nudged';
}

/** What giving a loop to another owner comes to; with `from`, what somebody else did since is left as it is. */
export function ownerOutcome(
  ownerId: string,
  change: { readonly ownerId: string; readonly from?: string | undefined },
): OwnerOutcome {
  if (change.from !== undefined && change.from !== ownerId) return 'changed_since';
  return change.ownerId === ownerId ? 'unchanged' : 'changed';
}
