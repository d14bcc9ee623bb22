import type { MemberActor } from '#server/context.ts';
import { type CardFacts, cardStateOf, hasStarted } from '#server/scorecards/rules.ts';

/** What the author may do with their card, as the reply's `can` says it. Who sees colleagues' is the loop's policy. */
export function ownCardRights(card: CardFacts, now: Date): { save: boolean; submit: boolean } {
  const isOpen = cardStateOf(card) === 'draft';
  return { save: isOpen, submit: isOpen && hasStarted(card, now) };
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
