import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import {
  Email,
  Instant,
  InvitationId,
  MemberId,
  Name,
  OrgId,
  page,
  pageQuery,
  TimeZone,
  Version,
} from '#shared/primitives.ts';
import { Role, Roles } from '#shared/roles.ts';

const Org = z.object({ id: OrgId, name: Name, timeZone: TimeZone, version: Version });

/** A person in an organisation. `can` is what the one who asks may do to this member. */
export const Member = z.object({
  id: MemberId,
  name: Name,
  email: Email,
  roles: z.array(Role),
  timeZone: TimeZone,
  joinedAt: Instant,
  deactivatedAt: Instant.nullable(),
  version: Version,
  can: z.object({ edit: z.boolean(), deactivate: z.boolean(), reactivate: z.boolean() }),
});
export type Member = z.infer<typeof Member>;

export const InvitationState = z.enum(['open', 'accepted', 'revoked', 'expired']);

export const Invitation = z.object({
  id: InvitationId,
  email: Email,
  name: Name,
  roles: z.array(Role),
  state: InvitationState,
  invitedBy: z.object({ id: MemberId, name: Name }),
  invitedAt: Instant,
  expiresAt: Instant,
  version: Version,
  can: z.object({ renew: z.boolean(), revoke: z.boolean() }),
});
export type Invitation = z.infer<typeof Invitation>;

/** The invitation with its link, shown this once: it is kept only as a hash. */
const InvitationWithLink = z.object({ invitation: Invitation, link: z.url() });

export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/v1/invitations',
  tag: 'People',
  summary: 'Invitations, newest first',
  access: ['admin'],
  query: z.strictObject({ ...pageQuery, state: InvitationState.optional() }),
  reply: page(Invitation),
});

export const inviteMember = endpoint({
  method: 'POST',
  path: '/api/v1/invitations',
  tag: 'People',
  summary: 'Invite a person; the reply holds the one-time link to pass on',
  access: ['admin'],
  status: 201,
  body: z.strictObject({ email: Email, name: Name, roles: Roles }),
  reply: InvitationWithLink,
  problems: ['already_exists'],
});

export const renewInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:invitationId/renewal',
  tag: 'People',
  summary: 'A new link for an invitation; the one before stops working',
  access: ['admin'],
  params: z.strictObject({ invitationId: InvitationId }),
  reply: InvitationWithLink,
  problems: ['wrong_state'],
});

export const revokeInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/:invitationId/revocation',
  tag: 'People',
  summary: 'Take an invitation back; its link stops working',
  access: ['admin'],
  params: z.strictObject({ invitationId: InvitationId }),
  reply: Invitation,
  problems: ['wrong_state'],
});

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/v1/members',
  tag: 'People',
  summary: 'The people of the organisation, by name',
  access: 'member',
  query: z.strictObject({
    ...pageQuery,
    /** The beginning of a name or e-mail address, in any case. */
    search: z.string().max(200).optional(),
    role: Role.optional(),
    state: z.enum(['active', 'deactivated']).optional(),
  }),
  reply: page(Member),
});

export const getMember = endpoint({
  method: 'GET',
  path: '/api/v1/members/:memberId',
  tag: 'People',
  summary: 'One person of the organisation',
  access: 'member',
  params: z.strictObject({ memberId: MemberId }),
  reply: Member,
});

export const updateMember = endpoint({
  method: 'PATCH',
  path: '/api/v1/members/:memberId',
  tag: 'People',
  summary: "Change a person's name, roles or time zone; it holds from their next request",
  access: ['admin'],
  versioned: true,
  params: z.strictObject({ memberId: MemberId }),
  body: z.strictObject({ name: Name.optional(), roles: Roles.optional(), timeZone: TimeZone.optional() }),
  reply: Member,
  problems: ['rule_broken', 'wrong_state'],
});

export const deactivateMember = endpoint({
  method: 'POST',
  path: '/api/v1/members/:memberId/deactivation',
  tag: 'People',
  summary: 'End a membership; open sessions end with the next request, everything written stays',
  access: ['admin'],
  params: z.strictObject({ memberId: MemberId }),
  reply: Member,
  problems: ['rule_broken', 'wrong_state'],
});

export const reactivateMember = endpoint({
  method: 'POST',
  path: '/api/v1/members/:memberId/reactivation',
  tag: 'People',
  summary: 'Let a person back in with the roles they had',
  access: ['admin'],
  params: z.strictObject({ memberId: MemberId }),
  reply: Member,
  problems: ['wrong_state'],
});

export const getOrg = endpoint({
  method: 'GET',
  path: '/api/v1/org',
  tag: 'Organisation',
  summary: 'The organisation this session is in',
  access: 'member',
  reply: Org,
});

export const updateOrg = endpoint({
  method: 'PATCH',
  path: '/api/v1/org',
  tag: 'Organisation',
  summary: "Change the organisation's name or time zone",
  access: ['admin'],
  versioned: true,
  body: z.strictObject({ name: Name.optional(), timeZone: TimeZone.optional() }),
  reply: Org,
});
