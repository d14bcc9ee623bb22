import type { MemberActor } from '#server/context.ts';

interface MemberState {
  readonly id: string;
  readonly deactivatedAt: Date | null;
}

/** What the actor may do to a member, as the reply's `can` says it. Nobody locks themselves out: another admin must. */
export function memberRights(
  actor: MemberActor,
  member: MemberState,
): { edit: boolean; deactivate: boolean; reactivate: boolean } {
  const isAdmin = actor.roles.includes('admin');
  const isActive = member.deactivatedAt === null;
  return {
    edit: isAdmin && isActive,
    deactivate: isAdmin && isActive && member.id !== actor.memberId,
    reactivate: isAdmin && !isActive,
  };
}
