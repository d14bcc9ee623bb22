import { createHmac } from 'node:crypto';
import { hashLink } from '#server/audit/chain.ts';
import type { AuditRecord, Ctx } from '#server/context.ts';
import { canonicalJson } from '#server/platform/canonical-json.ts';
import type { OrgId } from '#shared/primitives.ts';

/** The salt of a subject, made at its first use. Erasing it makes the digests of its texts unreadable and leaves the chain whole. */
async function saltOf(ctx: Ctx, orgId: OrgId, subjectId: string): Promise<Buffer> {
  const fresh = ctx.ids.secret(32);
  const known = 'SELECT salt FROM audit_salts WHERE org_id = $1 AND subject_id = $2';
  const [made] = await ctx.tx.sql<{ salt: Buffer }>(
    `WITH made AS (
       INSERT INTO audit_salts (org_id, subject_id, salt) VALUES ($1, $2, $3)
       ON CONFLICT (org_id, subject_id) DO NOTHING RETURNING salt)
     SELECT salt FROM made UNION ALL ${known}`,
    [orgId, subjectId, fresh],
  );
  if (made !== undefined) return made.salt;
  // Somebody made it while this statement waited for them: only the next one sees it.
  const [row] = await ctx.tx.sql<{ salt: Buffer }>(known, [orgId, subjectId]);
  return row?.salt ?? fresh;
}

async function digestsOf(ctx: Ctx, orgId: OrgId, record: AuditRecord): Promise<Record<string, string>> {
  if (record.text === undefined) return {};
  const salt = await saltOf(ctx, orgId, record.subjectId);
  return Object.fromEntries(
    Object.entries(record.text).map(([field, text]) => [
      `${field}Digest`,
      createHmac('sha256', salt).update(text, 'utf8').digest('hex'),
    ]),
  );
}

/**
 * Extends the organisation's chain by the records, in order, in the caller's transaction. The head row is locked here,
 * as the last lock of every writing transaction, so that writers wait for each other as briefly as can be and never
 * in a circle.
 */
export async function appendEntries(ctx: Ctx, orgId: OrgId, records: readonly AuditRecord[]): Promise<void> {
  const data: string[] = [];
  for (const record of records) {
    data.push(canonicalJson({ ...record.data, ...(await digestsOf(ctx, orgId, record)) }));
  }
  const [head] = await ctx.tx.sql<{ seq: number; hash: Buffer }>(
    'SELECT seq, hash FROM audit_heads WHERE org_id = $1 FOR UPDATE',
    [orgId],
  );
  if (head === undefined) throw new Error(`organisation ${orgId} has no audit head`);

  let { seq, hash: previousHash } = head;
  const at = ctx.clock.now();
  for (const [index, record] of records.entries()) {
    seq += 1;
    const actorId = record.actorId ?? (ctx.actor.kind === 'member' ? ctx.actor.memberId : null);
    const { action, subjectType, subjectId } = record;
    const text = data[index] ?? '{}';
    const hash = hashLink({
      orgId,
      seq,
      at: at.toISOString(),
      actorId,
      action,
      subjectType,
      subjectId,
      data: text,
      previousHash,
    });
    await ctx.tx.sql(
      `WITH entry AS (
         INSERT INTO audit_entries
           (org_id, seq, at, actor_id, action, subject_type, subject_id, data, previous_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))
       UPDATE audit_heads SET seq = $2, hash = $10 WHERE org_id = $1`,
      [orgId, seq, at, actorId, action, subjectType, subjectId, text, previousHash, hash],
    );
    previousHash = hash;
  }
}
