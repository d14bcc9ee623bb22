import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import { presentSession } from '#server/identity/present.ts';
import { listMemberships } from '#server/identity/queries.ts';
import { absoluteSeconds, findActor } from '#server/platform/authenticate.ts';
import type { Client } from '#server/platform/client.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import type { AccountId, MemberId, OrgId } from '#shared/primitives.ts';
import type { Session } from '#shared/session.ts';

/**
 * A new session for a member of the organisation that the transaction is in, with a new token; the session that the
 * client held before ends. Audited as `session.started`.
 */
export async function startSession(
  ctx: Ctx,
  client: Client,
  who: { accountId: AccountId; orgId: OrgId; memberId: MemberId },
): Promise<z.input<typeof Session>> {
  const now = ctx.clock.now();
  const endsAt = new Date(now.getTime() + absoluteSeconds * 1000);
  const token = ctx.ids.secret(32).toString('base64url');
  const hash = hashToken(token);

  if (client.token !== undefined) await ctx.tx.sql('SELECT end_session($1)', [hashToken(client.token)]);
  await ctx.tx.sql('SELECT start_session($1, $2, $3, $4, $5, $6)', [
    hash,
    who.accountId,
    who.orgId,
    who.memberId,
    now,
    endsAt,
  ]);
  ctx.audit({
    action: 'session.started',
    subjectType: 'member',
    subjectId: who.memberId,
    actorId: who.memberId,
  });
  client.setSession(token, endsAt);

  const actor = await findActor((text, values) => ctx.tx.sql(text, values), hash, now);
  if (actor === null) throw new Error('a session that was just started can not be found');
  return presentSession(actor, await listMemberships(ctx, who.accountId));
}
