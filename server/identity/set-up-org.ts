import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import { findLink } from '#server/identity/find-link.ts';
import { joinOrg } from '#server/identity/join-org.ts';
import { normalEmail, passwordObjection } from '#server/identity/rules.ts';
import { startSession } from '#server/identity/start-session.ts';
import { throttleTries } from '#server/identity/throttle-tries.ts';
import type { Client } from '#server/platform/client.ts';
import { linkSpent } from '#server/platform/links.ts';
import type { Platform } from '#server/platform/platform.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import { AccountId, MemberId, OrgId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { setUpOrg as contract, Session } from '#shared/session.ts';

type Given = z.output<(typeof contract)['body']>;

/** Checks the link and hashes the password, before any transaction. Throws `link_spent`, `rule_broken`. */
export async function prepareSetUp(platform: Platform, given: Given, address: string): Promise<string> {
  await throttleTries(platform, address, null);
  if ((await findLink(platform, given.token)).purpose !== 'set_up') throw linkSpent();
  const objection = passwordObjection(given.password, given);
  if (objection !== null)
    throw new AppError('rule_broken', objection, { errors: [{ path: 'password', message: objection }] });
  return platform.passwords.hash(given.password);
}

/**
 * Spends the set-up link: the first organisation, its first admin, and their session. Throws `link_spent`, and
 * `wrong_state` once there is an organisation: two servers that start at once each print a link, and only one may count.
 */
export async function setUpOrg(
  ctx: Ctx,
  client: Client,
  given: Given,
  passwordHash: string,
): Promise<z.input<typeof Session>> {
  const now = ctx.clock.now();
  const [spent] = await ctx.tx.sql<{ is_ours: boolean }>('SELECT spend_link($1, $2) AS is_ours', [
    hashToken(given.token),
    now,
  ]);
  if (spent?.is_ours !== true) throw linkSpent();
  await ctx.tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('the first organisation', 0))`);
  // A statement of its own: it must see what the holder of the lock before us committed.
  const [state] = await ctx.tx.sql<{ has_orgs: boolean }>('SELECT has_orgs()');
  if (state?.has_orgs === true) {
    throw new AppError(
      'wrong_state',
      'There is an organisation already. Ask one of its admins to invite you.',
    );
  }

  const orgId = OrgId.parse(ctx.ids.next());
  const accountId = AccountId.parse(ctx.ids.next());
  const memberId = MemberId.parse(ctx.ids.next());
  const email = normalEmail(given.email);
  await ctx.tx.sql('SELECT create_org($1, $2, $3, $4)', [orgId, given.orgName, given.timeZone, now]);
  await ctx.tx.sql('SELECT create_account($1, $2, $3, $4)', [accountId, email, passwordHash, now]);
  await ctx.enterOrg(orgId);
  ctx.audit({
    action: 'org.set_up',
    subjectType: 'org',
    subjectId: orgId,
    actorId: memberId,
    text: { name: given.orgName },
  });
  await joinOrg(ctx, {
    orgId,
    memberId,
    accountId,
    email,
    name: given.name,
    roles: ['admin'],
    timeZone: given.timeZone,
  });
  return startSession(ctx, client, { accountId, orgId, memberId });
}
