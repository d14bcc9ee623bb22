import type { AuditRecord, Ctx } from '#server/context.ts';
import type { Platform } from '#server/platform/platform.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import type { OrgId } from '#shared/primitives.ts';

type Parts = Omit<Ctx, 'actor'>;

export interface UnitOfWork<C extends Ctx, Result> {
  /** The organisation it starts in; null where none is known yet. */
  readonly orgId: OrgId | null;
  /** Called at the start of each try: what an earlier one left outside the transaction is undone here. */
  readonly begin: (parts: Parts) => C;
  readonly work: (ctx: C) => Promise<Result>;
  /** True for a result that repeats an earlier one, whose entries are in the chain already. */
  readonly isRepeat: (result: Result) => boolean;
}

/**
 * One transaction for one request, with its audit entries as its last act. An endpoint that says it changes nothing runs
 * in a read-only transaction, unless it reveals what has to be noted. A write that leaves no entry is a mistake of ours,
 * and rolls back; so does a read that leaves one without revealing.
 */
export function runUnitOfWork<C extends Ctx, Result>(
  platform: Platform,
  endpoint: Endpoint,
  unit: UnitOfWork<C, Result>,
): Promise<Result> {
  const { clock, ids, appendAudit, tellPeople, announceChanges, database } = platform;
  const readOnly = endpoint.changesNothing && !endpoint.reveals;
  return database.transaction({ orgId: unit.orgId, readOnly }, async (tx) => {
    const records: AuditRecord[] = [];
    let { orgId } = unit;
    const enterOrg = async (next: OrgId): Promise<void> => {
      await tx.enterOrg(next);
      orgId = next;
    };
    const ctx = unit.begin({ tx, clock, ids, enterOrg, audit: (record) => records.push(record) });
    const result = await unit.work(ctx);
    if (unit.isRepeat(result)) return result;

    const name = `${endpoint.method} ${endpoint.path}`;
    if (readOnly && records.length > 0) throw new Error(`${name} changes nothing, yet wants an audit entry`);
    if (endpoint.changesNothing && records.length === 0) return result;
    if (orgId === null || records.length === 0) throw new Error(`${name} wrote no audit entry`);
    await tellPeople(ctx, orgId, records);
    await announceChanges(ctx, orgId, records);
    await appendAudit(ctx, orgId, records);
    return result;
  });
}
