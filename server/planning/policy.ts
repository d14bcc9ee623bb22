import type { MemberActor } from '#server/context.ts';

/** Who plans loops, of whomever they are. */
export function mayPlan(actor: Pick<MemberActor, 'roles'>): boolean {
  return actor.roles.includes('admin') || actor.roles.includes('recruiter');
}

/** Everybody says how many interviews a week are enough for themselves; planners for everybody. */
export function mayChangeLimit(actor: Pick<MemberActor, 'memberId' | 'roles'>, memberId: string): boolean {
  return actor.memberId === memberId || mayPlan(actor);
}
