import { linkSpent } from '#server/platform/links.ts';
import type { Platform } from '#server/platform/platform.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import type { InvitationId, OrgId } from '#shared/primitives.ts';

export type FoundLink =
  | { readonly purpose: 'set_up'; readonly expiresAt: Date }
  | {
      readonly purpose: 'invitation';
      readonly orgId: OrgId;
      readonly invitationId: InvitationId;
      readonly expiresAt: Date;
    };

/** What a link is for; its signature is checked before the database is asked. Throws `link_spent` for one that does not work (any more). */
export async function findLink(platform: Platform, token: string): Promise<FoundLink> {
  const now = platform.clock.now();
  if ((await platform.links.read(token, now)) === 'slots') throw linkSpent();
  const [row] = await platform.database.call<{
    purpose: 'set_up' | 'invitation';
    org_id: OrgId | null;
    subject_id: InvitationId | null;
    expires_at: Date;
  }>('SELECT * FROM find_link($1, $2)', [hashToken(token), now]);
  if (row === undefined) throw linkSpent();
  if (row.purpose === 'set_up') return { purpose: 'set_up', expiresAt: row.expires_at };
  if (row.org_id === null || row.subject_id === null)
    throw new Error('an invitation link without its invitation');
  return {
    purpose: 'invitation',
    orgId: row.org_id,
    invitationId: row.subject_id,
    expiresAt: row.expires_at,
  };
}
