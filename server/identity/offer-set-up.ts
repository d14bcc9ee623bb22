import { setUpHours } from '#server/identity/rules.ts';
import { issueLink } from '#server/platform/issue-link.ts';
import type { Platform } from '#server/platform/platform.ts';

/** The address at which the first organisation is set up; null once there is one. Each call replaces the link before. */
export async function offerSetUp(platform: Platform): Promise<string | null> {
  const { clock, ids, links, database } = platform;
  return database.transaction({ orgId: null, readOnly: false }, async (tx) => {
    const [row] = await tx.sql<{ has_orgs: boolean }>('SELECT has_orgs()');
    if (row?.has_orgs === true) return null;
    const expiresAt = new Date(clock.now().getTime() + setUpHours * 3_600_000);
    // There is no organisation, and so no chain yet, that could hold an entry.
    const ctx = {
      tx,
      clock,
      ids,
      actor: { kind: 'nobody' } as const,
      audit: () => undefined,
      enterOrg: tx.enterOrg,
    };
    return issueLink(ctx, links, { purpose: 'set_up', orgId: null, subjectId: null, expiresAt });
  });
}
