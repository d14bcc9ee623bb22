import { z } from 'zod';
import { type Verification, verifyChain } from '#server/audit/verify-chain.ts';
import type { MemberCtx } from '#server/context.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import { findSealedSince } from '#server/scorecards/queries.ts';
import type { listAuditEntries } from '#shared/audit.ts';

interface EntryRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly data: string;
  readonly hash: Buffer;
}

/**
 * The organisation's chain, newest entry first. Somebody who owes a card sees what was written before that loop began,
 * and none of it later: who submitted when would show in the entries, and in their numbers and hashes if only some of
 * them were left out.
 */
export async function findEntries(
  ctx: MemberCtx,
  query: z.output<(typeof listAuditEntries)['query']>,
): Promise<z.input<(typeof listAuditEntries)['reply']>> {
  const after = decodeCursor(z.tuple([z.int32()]), query.after);
  const sealedSince = await findSealedSince(ctx);
  const rows = await ctx.tx.sqlPlanned<EntryRow>(
    `SELECT e.seq, e.at, e.actor_id, m.name AS actor_name, e.action, e.subject_type, e.subject_id, e.data, e.hash
       FROM audit_entries e
       LEFT JOIN members m ON m.org_id = e.org_id AND m.id = e.actor_id
      WHERE e.org_id = $1
        AND ($2::integer IS NULL OR e.seq < $2)
        AND ($3::text IS NULL OR e.action = $3)
        AND ($4::uuid IS NULL OR e.actor_id = $4)
        AND ($5::uuid IS NULL OR e.subject_id = $5)
        AND ($6::timestamptz IS NULL OR e.at < $6)
      ORDER BY e.seq DESC
      LIMIT $7`,
    [
      ctx.actor.orgId,
      after?.[0] ?? null,
      query.action ?? null,
      query.actorId ?? null,
      query.subjectId ?? null,
      sealedSince,
      query.limit + 1,
    ],
  );
  const page = pageOf(
    rows,
    query.limit,
    (row) => [row.seq],
    (row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
      action: row.action,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      data: z.record(z.string(), z.json()).parse(JSON.parse(row.data)),
      hash: row.hash.toString('hex'),
    }),
  );
  return { ...page, sealedSince: sealedSince?.toISOString() ?? null };
}

/** Whether the chain holds. The whole of it is looked at; its length and hash are told as far as the actor may see it. */
export async function findVerification(ctx: MemberCtx): Promise<Verification> {
  const { orgId } = ctx.actor;
  const found = await verifyChain(ctx.tx, orgId);
  const sealedSince = await findSealedSince(ctx);
  if (sealedSince === null || found.outcome === 'broken') return found;
  const [last] = await ctx.tx.sql<Pick<EntryRow, 'seq' | 'hash'>>(
    'SELECT seq, hash FROM audit_entries WHERE org_id = $1 AND at < $2 ORDER BY seq DESC LIMIT 1',
    [orgId, sealedSince],
  );
  return { outcome: 'whole', entries: last?.seq ?? 0, headHash: last?.hash.toString('hex') ?? null };
}
