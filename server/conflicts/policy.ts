import type { MemberActor } from '#server/context.ts';

type Actor = Pick<MemberActor, 'memberId' | 'roles'>;

/** Recruiters and admins see and declare the conflicts of everybody; everybody else their own. */
export function readsAllConflicts(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('admin') || actor.roles.includes('recruiter');
}

export function canDeclare(actor: Actor, memberId: string): boolean {
  return actor.memberId === memberId || readsAllConflicts(actor);
}
