import { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
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

/** The organisation's chain, newest entry first. */
export async function findEntries(
  ctx: MemberCtx,
  query: z.output<(typeof listAuditEntries)['query']>,
): Promise<z.input<(typeof listAuditEntries)['reply']>> {
  const after = decodeCursor(z.tuple([z.int()]), query.after);
  const rows = await ctx.tx.sql<EntryRow>(
    `SELECT e.seq, e.at, e.actor_id, m.name AS actor_name, e.action, e.subject_type, e.subject_id, e.data, e.hash
       FROM audit_entries e
       LEFT JOIN members m ON m.org_id = e.org_id AND m.id = e.actor_id
      WHERE e.org_id = $1
        AND ($2::integer IS NULL OR e.seq < $2)
        AND ($3::text IS NULL OR e.action = $3)
        AND ($4::uuid IS NULL OR e.actor_id = $4)
        AND ($5::uuid IS NULL OR e.subject_id = $5)
      ORDER BY e.seq DESC
      LIMIT $6`,
    [
      ctx.actor.orgId,
      after?.[0] ?? null,
      query.action ?? null,
      query.actorId ?? null,
      query.subjectId ?? null,
      query.limit + 1,
    ],
  );
  return pageOf(
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
}
