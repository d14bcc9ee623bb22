import { genesisHash, hashLink } from '#server/audit/chain.ts';
import type { Tx } from '#server/platform/transaction.ts';

export type Verification =
  | { readonly outcome: 'whole'; readonly entries: number; readonly headHash: string | null }
  | {
      readonly outcome: 'broken';
      readonly entries: number;
      readonly brokenAt: number;
      readonly reason: string;
    };

interface LinkRow {
  readonly seq: number;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly data: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const batch = 5_000;

/**
 * Recomputes the chain of the organisation from its first entry and compares the end with the head. Names the first
 * entry that does not follow from the one before: a changed, missing, moved or cut-off one. It must be the first thing
 * its transaction does, and sees one moment: with a later head than the entries, every write meanwhile would look like
 * a chain cut off.
 */
export async function verifyChain(tx: Tx, orgId: string): Promise<Verification> {
  await tx.sql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  let seq = 0;
  let previous = genesisHash;
  const broken = (brokenAt: number, reason: string): Verification => ({
    outcome: 'broken',
    entries: seq,
    brokenAt,
    reason,
  });

  for (;;) {
    const rows = await tx.sql<LinkRow>(
      `SELECT seq, at, actor_id, action, subject_type, subject_id, data, previous_hash, hash
         FROM audit_entries WHERE org_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      [orgId, seq, batch],
    );
    for (const row of rows) {
      if (row.seq !== seq + 1)
        return broken(seq + 1, `entry ${seq + 1} is missing; the next one there is ${row.seq}`);
      if (!row.previous_hash.equals(previous))
        return broken(row.seq, 'does not name the hash of the entry before');
      const hash = hashLink({
        orgId,
        seq: row.seq,
        at: row.at.toISOString(),
        actorId: row.actor_id,
        action: row.action,
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        data: row.data,
        previousHash: row.previous_hash,
      });
      if (!hash.equals(row.hash)) return broken(row.seq, 'its content is not what its hash was made of');
      seq = row.seq;
      previous = row.hash;
    }
    if (rows.length < batch) break;
  }

  const [head] = await tx.sql<{ seq: number; hash: Buffer }>(
    'SELECT seq, hash FROM audit_heads WHERE org_id = $1',
    [orgId],
  );
  if (head === undefined || head.seq !== seq) {
    return broken(seq + 1, `the head says ${head?.seq ?? 'nothing'}, the entries end at ${seq}`);
  }
  if (!head.hash.equals(previous))
    return broken(Math.max(seq, 1), 'the head holds another hash than the last entry');
  return { outcome: 'whole', entries: seq, headHash: seq === 0 ? null : previous.toString('hex') };
}
