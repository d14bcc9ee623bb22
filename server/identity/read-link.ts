import type { z } from 'zod';
import type { Ctx } from '#server/context.ts';
import type { FoundLink } from '#server/identity/find-link.ts';
import { findOpenInvitation } from '#server/identity/open-invitation.ts';
import { linkSpent } from '#server/platform/links.ts';
import { Role } from '#shared/roles.ts';
import type { LinkContent } from '#shared/session.ts';

/** What a link is for, without spending it. Throws `link_spent`. */
export async function readLink(ctx: Ctx, link: FoundLink): Promise<z.input<typeof LinkContent>> {
  const expiresAt = link.expiresAt.toISOString();
  if (link.purpose === 'set_up') return { purpose: 'set_up', expiresAt };

  await ctx.enterOrg(link.orgId);
  const invitation = await findOpenInvitation(ctx.tx, link.orgId, link.invitationId, 'for_reading');
  if (invitation === null) throw linkSpent();
  const accounts = await ctx.tx.sql<{ account_id: string }>('SELECT account_id FROM find_credential($1)', [
    invitation.email,
  ]);
  return {
    purpose: 'invitation',
    expiresAt,
    orgName: invitation.org_name,
    email: invitation.email,
    name: invitation.name,
    roles: invitation.roles.map((role) => Role.parse(role)),
    hasAccount: accounts.length > 0,
  };
}
