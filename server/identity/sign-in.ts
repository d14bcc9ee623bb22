import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import { listMemberships } from '#server/identity/queries.ts';
import { startSession } from '#server/identity/start-session.ts';
import type { Client } from '#server/platform/client.ts';
import type { AccountId, OrgId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { Session } from '#shared/session.ts';

/** Starts a session of an account whose password was right, in the organisation it was in last, else the first by name. */
export async function signIn(
  ctx: Ctx,
  client: Client,
  accountId: AccountId,
): Promise<z.input<typeof Session>> {
  const memberships = await listMemberships(ctx, accountId);
  const [last] = await ctx.tx.sql<{ org_id: OrgId | null }>('SELECT last_org_of($1) AS org_id', [accountId]);
  const chosen = memberships.find((membership) => membership.org_id === last?.org_id) ?? memberships[0];
  if (chosen === undefined) {
    throw new AppError(
      'no_membership',
      'Your membership has ended. An admin of your organisation can let you back in.',
    );
  }
  await ctx.enterOrg(chosen.org_id);
  return startSession(ctx, client, { accountId, orgId: chosen.org_id, memberId: chosen.member_id });
}
