import type { MemberActor, MemberCtx } from '#server/context.ts';
import { checkPassword } from '#server/identity/check-password.ts';
import { passwordObjection } from '#server/identity/rules.ts';
import { startSession } from '#server/identity/start-session.ts';
import type { Client } from '#server/platform/client.ts';
import type { Platform } from '#server/platform/platform.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import { AppError } from '#shared/problems.ts';

/** Checks the present password and hashes the new one, before any transaction. Throws `wrong_credentials`, `rule_broken`. */
export async function prepareNewPassword(
  platform: Platform,
  actor: MemberActor,
  given: { currentPassword: string; newPassword: string; address: string },
): Promise<string> {
  await checkPassword(platform, {
    email: actor.email,
    password: given.currentPassword,
    address: given.address,
  });
  const objection =
    given.newPassword === given.currentPassword
      ? 'The new password is the present one. Choose another one.'
      : passwordObjection(given.newPassword, actor);
  if (objection !== null)
    throw new AppError('rule_broken', objection, { errors: [{ path: 'newPassword', message: objection }] });
  return platform.passwords.hash(given.newPassword);
}

/**
 * Sets the new password. Every other session of the account ends, on whatever device and in whatever organisation, and
 * this one goes on with a new token.
 */
export async function changePassword(
  ctx: MemberCtx,
  client: Client,
  passwordHash: string,
): Promise<{ done: true }> {
  const { accountId, memberId, orgId } = ctx.actor;
  await ctx.tx.sql('SELECT set_password($1, $2, $3)', [accountId, passwordHash, ctx.clock.now()]);
  const [ended] = await ctx.tx.sql<{ count: number }>('SELECT end_other_sessions($1, $2) AS count', [
    accountId,
    hashToken(client.token ?? ''),
  ]);
  ctx.audit({
    action: 'account.password_changed',
    subjectType: 'member',
    subjectId: memberId,
    data: { otherSessionsEnded: ended?.count ?? 0 },
  });
  await startSession(ctx, client, { accountId, orgId, memberId });
  return { done: true };
}
