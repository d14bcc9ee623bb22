import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { listMemberships } from '#server/identity/queries.ts';
import { startSession } from '#server/identity/start-session.ts';
import type { Client } from '#server/platform/client.ts';
import type { OrgId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { Session } from '#shared/session.ts';

/**
 * Goes on in another organisation of the same account, with a new token. The entry stands in that organisation's
 * chain; one that the account does not belong to is not found, like one that does not exist.
 */
export async function chooseOrg(
  ctx: MemberCtx,
  client: Client,
  orgId: OrgId,
): Promise<z.input<typeof Session>> {
  const { accountId } = ctx.actor;
  const chosen = (await listMemberships(ctx, accountId)).find((membership) => membership.org_id === orgId);
  if (chosen === undefined) throw new AppError('not_found');
  await ctx.enterOrg(chosen.org_id);
  return startSession(ctx, client, { accountId, orgId: chosen.org_id, memberId: chosen.member_id });
}
