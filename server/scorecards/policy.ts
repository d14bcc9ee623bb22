import type { MemberActor } from '#server/context.ts';
import { canSettle } from '#server/debriefs/policy.ts';
import {
  canPlan,
  isSealed,
  type JobFacts,
  type LoopFacts,
  readsByRole,
  type SeatFacts,
} from '#server/loops/policy.ts';
import { type CardFacts, canStillChange, cardStateOf, hasStarted } from '#server/scorecards/rules.ts';
import { AppError } from '#shared/problems.ts';
import type { Scorecard } from '#shared/scorecards.ts';

/** What the author may do with their card, as the reply's `can` says it. Who sees colleagues' is the loop's policy. */
export function ownCardRights(
  card: CardFacts,
  isSealed: boolean,
  now: Date,
): Omit<Scorecard['can'], 'seeColleagues'> {
  const state = cardStateOf(card);
  return {
    save: state === 'draft',
    submit: state === 'draft' && hasStarted(card, now),
    amend: state === 'submitted' && canStillChange({ state: card.loopState }),
    answer: state === 'submitted' && card.loopState === 'debrief' && !isSealed,
  };
}

/** Who asks the author of a card: who takes part in the debrief, and nobody themselves. They must see the card, too. */
export function canAsk(actor: MemberActor, job: JobFacts, card: { readonly authorId: string }): boolean {
  return card.authorId !== actor.memberId && readsByRole(actor, job) && canSettle(actor, job);
}

/**
 * Whose recommendation is kept from a reader where the job keeps recommendations from the vote: every colleague's, for who
 * reads the loop by role. They are the readers of its debrief, which hides them too.
 */
export function keepsRecommendation(
  actor: MemberActor,
  job: JobFacts,
  card: { readonly authorId: string },
): boolean {
  return card.authorId !== actor.memberId && readsByRole(actor, job);
}

/** Who types in what somebody else wrote on paper: a planner of the loop who owes no card on it. */
export function canTypeIn(
  actor: MemberActor,
  loop: LoopFacts,
  seat: { readonly memberId: string },
  seatsOfActor: readonly SeatFacts[],
): boolean {
  return seat.memberId !== actor.memberId && canPlan(actor, loop) && !isSealed(seatsOfActor);
}

/** Throws `not_allowed`, the same for every seat of the loop, whatever has become of its card. */
export function assertCanTypeIn(...facts: Parameters<typeof canTypeIn>): void {
  if (canTypeIn(...facts)) return;
  throw new AppError(
    'not_allowed',
    'A recruiter or an admin who owes no card on this loop types in a colleague’s paper card, never their own.',
  );
}

/**
 * Which of a loop's submitted cards somebody reads who may read cards on it: those that count, and the ones of trainees
 * and shadows only where they are one's own or one plans loops.
 */
export function canReadCard(
  actor: Pick<MemberActor, 'memberId' | 'roles'>,
  card: { readonly authorId: string; readonly kind: string },
): boolean {
  if (card.kind === 'interviewer' || card.authorId === actor.memberId) return true;
  return actor.roles.includes('admin') || actor.roles.includes('recruiter');
}
