import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import { checkPassword } from '#server/identity/check-password.ts';
import { type FoundLink, findLink } from '#server/identity/find-link.ts';
import { joinOrg } from '#server/identity/join-org.ts';
import { findOpenInvitation } from '#server/identity/open-invitation.ts';
import { passwordObjection } from '#server/identity/rules.ts';
import { startSession } from '#server/identity/start-session.ts';
import { throttleTries } from '#server/identity/throttle-tries.ts';
import type { Client } from '#server/platform/client.ts';
import { linkSpent } from '#server/platform/links.ts';
import type { Platform } from '#server/platform/platform.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import { AccountId, MemberId, NewPassword } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { acceptInvitation as contract, Session } from '#shared/session.ts';

type Given = z.output<(typeof contract)['body']>;
type InvitationLink = Extract<FoundLink, { purpose: 'invitation' }>;

export interface PreparedJoin {
  readonly link: InvitationLink;
  /** The account whose password was given, or the hash for a new one. */
  readonly account: { readonly id: AccountId } | { readonly passwordHash: string };
}

/**
 * Checks the link and the password, before any transaction: the existing account's, or whether a new one will do.
 * Throws `link_spent`, `wrong_credentials`, `rule_broken`, `too_many_requests`.
 */
export async function prepareJoin(platform: Platform, given: Given, address: string): Promise<PreparedJoin> {
  await throttleTries(platform, address, null);
  const link = await findLink(platform, given.token);
  if (link.purpose !== 'invitation') throw linkSpent();
  const invitation = await platform.database.transaction({ orgId: link.orgId, readOnly: true }, (tx) =>
    findOpenInvitation(tx, link.orgId, link.invitationId, 'for_reading'),
  );
  if (invitation === null) throw linkSpent();
  const { email } = invitation;

  const accounts = await platform.database.call('SELECT account_id FROM find_credential($1)', [email]);
  if (accounts.length > 0) {
    return {
      link,
      account: { id: await checkPassword(platform, { email, password: given.password, address }) },
    };
  }
  const length = NewPassword.safeParse(given.password);
  const objection = length.success
    ? passwordObjection(given.password, { email, name: given.name })
    : (length.error.issues[0]?.message ?? 'must have 12 to 128 characters');
  if (objection !== null)
    throw new AppError('rule_broken', objection, { errors: [{ path: 'password', message: objection }] });
  return { link, account: { passwordHash: await platform.passwords.hash(given.password) } };
}

/** Spends an invitation: the person becomes a member with the roles offered, and has a session. */
export async function acceptInvitation(
  ctx: Ctx,
  client: Client,
  given: Given,
  { link, account }: PreparedJoin,
): Promise<z.input<typeof Session>> {
  const now = ctx.clock.now();
  const { orgId } = link;
  await ctx.enterOrg(orgId);
  const [spent] = await ctx.tx.sql<{ is_ours: boolean }>('SELECT spend_link($1, $2) AS is_ours', [
    hashToken(given.token),
    now,
  ]);
  const invitation = await findOpenInvitation(ctx.tx, orgId, link.invitationId, 'for_update');
  if (spent?.is_ours !== true || invitation === null) throw linkSpent();

  const { email, roles } = invitation;
  const accountId = 'id' in account ? account.id : await createAccount(ctx, email, account.passwordHash);
  const memberId = MemberId.parse(ctx.ids.next());
  await joinOrg(ctx, {
    orgId,
    memberId,
    accountId,
    email,
    name: given.name,
    roles,
    timeZone: given.timeZone,
  });
  await ctx.tx.sql(
    'UPDATE invitations SET accepted_at = $3, version = version + 1 WHERE org_id = $1 AND id = $2',
    [orgId, invitation.id, now],
  );
  ctx.audit({
    action: 'invitation.accepted',
    subjectType: 'invitation',
    subjectId: invitation.id,
    actorId: memberId,
  });
  return startSession(ctx, client, { accountId, orgId, memberId });
}

async function createAccount(ctx: Ctx, email: string, passwordHash: string): Promise<AccountId> {
  const accountId = AccountId.parse(ctx.ids.next());
  await refuseOn(
    'accounts_email_key',
    'already_exists',
    'An account with this address was made a moment ago. Open the link again and give its password.',
    () =>
      ctx.tx.sql('SELECT create_account($1, $2, $3, $4)', [accountId, email, passwordHash, ctx.clock.now()]),
  );
  return accountId;
}
