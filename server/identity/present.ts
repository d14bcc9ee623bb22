import type { z } from 'zod';
import type { MemberActor } from '#server/context.ts';
import type { Invitation, Member } from '#server/generated/prisma/client.ts';
import { memberRights } from '#server/identity/policy.ts';
import { invitationState } from '#server/identity/rules.ts';
import type { Invitation as InvitationView, Member as MemberView } from '#shared/identity.ts';
import { Role } from '#shared/roles.ts';
import type { Session } from '#shared/session.ts';

export function presentMember(actor: MemberActor, member: Member): z.input<typeof MemberView> {
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    roles: member.roles.map((role) => Role.parse(role)),
    timeZone: member.timeZone,
    joinedAt: member.joinedAt.toISOString(),
    deactivatedAt: member.deactivatedAt?.toISOString() ?? null,
    version: member.version,
    can: memberRights(actor, member),
  };
}

export function presentInvitation(
  invitation: Invitation & { inviter: { id: string; name: string } },
  now: Date,
): z.input<typeof InvitationView> {
  const state = invitationState(invitation, now);
  const isUnanswered = state === 'open' || state === 'expired';
  return {
    id: invitation.id,
    email: invitation.email,
    name: invitation.name,
    roles: invitation.roles.map((role) => Role.parse(role)),
    state,
    invitedBy: { id: invitation.inviter.id, name: invitation.inviter.name },
    invitedAt: invitation.invitedAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    version: invitation.version,
    can: { renew: isUnanswered, revoke: isUnanswered },
  };
}

export function presentSession(
  actor: MemberActor,
  orgs: readonly { org_id: string; org_name: string }[],
): z.input<typeof Session> {
  return {
    state: 'signed_in',
    account: { id: actor.accountId, email: actor.email },
    member: {
      id: actor.memberId,
      name: actor.name,
      roles: [...actor.roles],
      timeZone: actor.timeZone,
      version: actor.memberVersion,
    },
    org: { id: actor.orgId, name: actor.orgName },
    orgs: orgs.map((org) => ({ id: org.org_id, name: org.org_name })),
    endsAt: actor.sessionEndsAt.toISOString(),
  };
}
