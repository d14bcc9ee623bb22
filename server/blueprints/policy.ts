import type { MemberActor } from '#server/context.ts';

/** Blueprints belong to hiring managers and admins; everybody else reads what is published. */
export function canEditBlueprints(actor: MemberActor): boolean {
  return actor.roles.includes('admin') || actor.roles.includes('hiring_manager');
}
