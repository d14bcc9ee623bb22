import type { Ctx } from '#server/context.ts';
import { AppError } from '#shared/problems.ts';

/** Says that an object is to be deleted from storage, from `dueAt` on. */
export async function noteRemoval(
  { tx }: Pick<Ctx, 'tx'>,
  orgId: string,
  objectKey: string,
  dueAt: Date,
): Promise<void> {
  await tx.sql('INSERT INTO object_removals (org_id, object_key, due_at) VALUES ($1, $2, $3)', [
    orgId,
    objectKey,
    dueAt,
  ]);
}

/** Keeps a new object after all. Throws `unavailable` where its deletion has begun: too much time went by since it was put. */
export async function callOffRemoval(
  { tx }: Pick<Ctx, 'tx'>,
  orgId: string,
  objectKey: string,
): Promise<void> {
  const kept = await tx.sql(
    'DELETE FROM object_removals WHERE org_id = $1 AND object_key = $2 AND taken_at IS NULL RETURNING org_id',
    [orgId, objectKey],
  );
  if (kept.length === 0)
    throw new AppError('unavailable', 'That took too long. Nothing was changed; hand the file in again.');
}

/** The keys of up to `limit` objects whose deletion is due. Who takes them tries until `nextTryAt`; nobody else does. */
export async function takeDueRemovals(
  { tx, clock }: Pick<Ctx, 'tx' | 'clock'>,
  orgId: string,
  limit: number,
  nextTryAt: Date,
): Promise<string[]> {
  const taken = await tx.sql<{ key: string }>(
    `UPDATE object_removals SET taken_at = $2, due_at = $3
      WHERE org_id = $1 AND object_key IN (
        SELECT object_key FROM object_removals WHERE org_id = $1 AND due_at <= $2
         ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED)
      RETURNING object_key AS key`,
    [orgId, clock.now(), nextTryAt, limit],
  );
  return taken.map(({ key }) => key);
}

/** The object is gone. */
export async function dropRemoval({ tx }: Pick<Ctx, 'tx'>, orgId: string, objectKey: string): Promise<void> {
  await tx.sql('DELETE FROM object_removals WHERE org_id = $1 AND object_key = $2', [orgId, objectKey]);
}
