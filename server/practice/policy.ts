import type { MemberActor } from '#server/context.ts';
import { canPlan, type LoopFacts, type SeatFacts } from '#server/loops/policy.ts';

/** Who reads everybody's way on a blueprint and signs people off. */
export function looksAfterQualification(actor: Pick<MemberActor, 'roles'>): boolean {
  return (['admin', 'recruiter', 'hiring_manager'] as const).some((role) => actor.roles.includes(role));
}

/** Once, and never oneself. */
export function canSignOff(
  actor: Pick<MemberActor, 'memberId' | 'roles'>,
  person: { readonly memberId: string; readonly isSignedOff: boolean },
): boolean {
  return looksAfterQualification(actor) && person.memberId !== actor.memberId && !person.isSignedOff;
}

/** Whether a seat's holder was a partner of the trainees and shadows of their interview: they held it, or hold it. */
export function isPartner(seat: SeatFacts): boolean {
  return seat.kind === 'interviewer' && (seat.isSubmitted || seat.endedAt === null);
}

/**
 * Who compares a trainee's or shadow's card with the interviewer's: the two of them, and who plans the loop. Whether they
 * may read cards on it yet is the loop's policy, which is asked beside this. `seats` are those of the interview.
 */
export function mayCompare(
  actor: Pick<MemberActor, 'memberId' | 'email' | 'roles'>,
  loop: LoopFacts,
  learner: Pick<SeatFacts, 'memberId'>,
  seats: readonly SeatFacts[],
): boolean {
  if (learner.memberId === actor.memberId || canPlan(actor, loop)) return true;
  return seats.some((seat) => seat.memberId === actor.memberId && isPartner(seat));
}
