import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { Member } from '#shared/identity.ts';
import {
  AccountId,
  Done,
  Email,
  Instant,
  MemberId,
  Name,
  NewPassword,
  OrgId,
  TimeZone,
  Version,
} from '#shared/primitives.ts';
import { Role } from '#shared/roles.ts';

const OrgChoice = z.object({ id: OrgId, name: Name });

/** One demo person a visitor can sign in as; only in demo mode. */
const DemoSignIn = z.object({ role: z.string(), name: z.string(), email: Email, password: z.string() });

/** What the browser knows about who is there. Nobody's token is in it. */
export const Session = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed_out'),
    /** No organisation exists yet: the address printed at the first start sets one up. */
    needsSetup: z.boolean(),
    demoSignIns: z.array(DemoSignIn),
  }),
  z.object({
    state: z.literal('signed_in'),
    account: z.object({ id: AccountId, email: Email }),
    member: z.object({
      id: MemberId,
      name: Name,
      roles: z.array(Role),
      timeZone: TimeZone,
      version: Version,
    }),
    org: OrgChoice,
    /** Every organisation this account belongs to, the present one included. */
    orgs: z.array(OrgChoice),
    /** When the session ends whatever happens; it ends earlier when idle. */
    endsAt: Instant,
  }),
]);
export type Session = z.infer<typeof Session>;

export const getSession = endpoint({
  method: 'GET',
  path: '/api/v1/session',
  tag: 'Session',
  summary: 'Who is signed in',
  access: 'anyone',
  reply: Session,
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/v1/session',
  tag: 'Session',
  summary: 'Sign in with e-mail and password',
  access: 'anyone',
  keepsNoAnswer: true,
  body: z.strictObject({ email: Email, password: z.string().min(1).max(1024) }),
  reply: Session,
  problems: ['wrong_credentials', 'no_membership', 'too_many_requests'],
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/v1/session',
  tag: 'Session',
  summary: 'Sign out on this device',
  access: 'member',
  reply: Done,
});

export const chooseOrg = endpoint({
  method: 'PUT',
  path: '/api/v1/session/org',
  tag: 'Session',
  summary: 'Go on in another organisation of this account',
  access: 'member',
  body: z.strictObject({ orgId: OrgId }),
  reply: Session,
  problems: ['not_found'],
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/v1/account/password',
  tag: 'Session',
  summary: 'Change the password; every other session of the account ends',
  access: 'member',
  body: z.strictObject({ currentPassword: z.string().min(1).max(1024), newPassword: NewPassword }),
  reply: Done,
  problems: ['wrong_credentials', 'too_many_requests', 'rule_broken'],
});

export const updateProfile = endpoint({
  method: 'PATCH',
  path: '/api/v1/profile',
  tag: 'Session',
  summary: 'Change your own name or time zone',
  access: 'member',
  versioned: true,
  body: z.strictObject({ name: Name.optional(), timeZone: TimeZone.optional() }),
  reply: Member,
});

/** A set-up, invitation or reset token: signed, short-lived, spent by one POST. It never stands in a URL's path or query. */
const LinkToken = z.string().min(20).max(2048);

/** What a link is for, before it is spent. */
export const LinkContent = z.discriminatedUnion('purpose', [
  z.object({ purpose: z.literal('set_up'), expiresAt: Instant }),
  z.object({
    purpose: z.literal('invitation'),
    expiresAt: Instant,
    orgName: Name,
    email: Email,
    name: Name,
    roles: z.array(Role),
    /** The address has an account already: its password joins it to this organisation. */
    hasAccount: z.boolean(),
  }),
]);

export const readLink = endpoint({
  method: 'POST',
  path: '/api/v1/links/content',
  tag: 'Links',
  summary: 'What a one-time link is for; reading does not spend it',
  access: 'anyone',
  keepsNoAnswer: true,
  changesNothing: true,
  body: z.strictObject({ token: LinkToken }),
  reply: LinkContent,
  problems: ['link_spent', 'too_many_requests'],
});

export const setUpOrg = endpoint({
  method: 'POST',
  path: '/api/v1/links/set-up',
  tag: 'Links',
  summary: 'Spend the set-up link: the first organisation and its first admin',
  access: 'anyone',
  keepsNoAnswer: true,
  body: z.strictObject({
    token: LinkToken,
    orgName: Name,
    name: Name,
    email: Email,
    password: NewPassword,
    timeZone: TimeZone,
  }),
  reply: Session,
  problems: ['link_spent', 'rule_broken', 'wrong_state', 'too_many_requests'],
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/links/invitation',
  tag: 'Links',
  summary: 'Spend an invitation link: join the organisation, with a new or the existing account',
  access: 'anyone',
  keepsNoAnswer: true,
  /** `password` is the new one, or the existing account's. */
  body: z.strictObject({
    token: LinkToken,
    name: Name,
    password: z.string().min(1).max(1024),
    timeZone: TimeZone,
  }),
  reply: Session,
  problems: ['link_spent', 'wrong_credentials', 'rule_broken', 'too_many_requests', 'already_exists'],
});
