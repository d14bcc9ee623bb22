import { isActive, isEnded } from '#server/candidates/rules.ts';
import type { SeatFacts } from '#server/loops/policy.ts';
import { isOpenSeat } from '#server/loops/policy.ts';
import type { NudgeOutcome, OwnerOutcome } from '#shared/board.ts';
import type { EndReason } from '#shared/candidate-endings.ts';

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

interface Place {
  /** Of the loop. */
  readonly state: string;
  /** Of its application. */
  readonly stage: string;
  readonly jobState: string;
}

/** Why the candidate of a loop can't be moved out of the running for this reason; null where they can. */
export function whyNotOut({ state, stage }: Place, reason: EndReason): string | null {
  if (state === 'closed') return 'decided';
  if (state === 'cancelled') return 'the loop is over';
  if (!isActive(stage)) return 'out of the running already';
  // From the first planned interview on that is for a debrief: `giveEnding` says it of one.
  return reason === 'lacks_requirement' && stage !== 'applied'
    ? 'interviews are planned, so what they lack is for the debrief'
    : null;
}

/** Why the candidate of a loop can't be moved back into the running; null where they can. */
export function whyNotBack({ state, stage, jobState }: Place): string | null {
  if (state === 'closed') return 'decided';
  if (state !== 'cancelled' || isActive(stage)) return 'in the running';
  if (!isEnded(stage)) return 'decided';
  return jobState === 'open' ? null : 'the job is closed';
}
