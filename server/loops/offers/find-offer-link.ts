import { linkSpent } from '#server/platform/links.ts';
import type { Platform } from '#server/platform/platform.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface OfferLink {
  readonly orgId: OrgId;
  readonly offerId: string;
}

/** Which offer a candidate's link leads to; its signature is checked before the database is asked. Throws `link_spent`. */
export async function findOfferLink(platform: Platform, token: string): Promise<OfferLink> {
  const now = platform.clock.now();
  if ((await platform.links.read(token, now)) !== 'slots') throw linkSpent();
  const [row] = await platform.database.call<{ purpose: string; org_id: OrgId; subject_id: string }>(
    'SELECT * FROM find_link($1, $2)',
    [hashToken(token), now],
  );
  if (row?.purpose !== 'slots') throw linkSpent();
  return { orgId: row.org_id, offerId: row.subject_id };
}
