import type { AuditRecord, Ctx } from '#server/context.ts';
import type { Platform } from '#server/platform/platform.ts';
import type { OrgId } from '#shared/primitives.ts';

/** What work without a request relies on. */
export type Background = Pick<Platform, 'database' | 'clock' | 'ids' | 'appendAudit'>;

/**
 * One ordinary tenant transaction for a piece of background work, bound by row-level security like a request's, with
 * its audit entries (of nobody) as its last act.
 */
export function runBackgroundWork<Result>(
  { database, clock, ids, appendAudit }: Background,
  orgId: OrgId,
  work: (ctx: Ctx) => Promise<Result>,
): Promise<Result> {
  return database.transaction({ orgId, readOnly: false }, async (tx) => {
    const records: AuditRecord[] = [];
    const ctx: Ctx = {
      tx,
      clock,
      ids,
      actor: { kind: 'nobody' },
      enterOrg: tx.enterOrg,
      audit: (record) => records.push(record),
    };
    const result = await work(ctx);
    if (records.length > 0) await appendAudit(ctx, orgId, records);
    return result;
  });
}
