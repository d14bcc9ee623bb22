import type { MemberActor } from '#server/context.ts';
import { noteRemoval } from '#server/platform/object-removals.sql.ts';
import type { Platform } from '#server/platform/platform.ts';

/** Long after any request and any storage has given up: nothing that arrives late is left behind. */
const orphanMs = 60 * 60_000;

/**
 * Puts a file into storage before the transaction that keeps it; null where files are kept in PostgreSQL. That it is to be
 * deleted is committed first and called off by that transaction: whenever the process ends in between, a sweep finds it.
 */
export async function putObject(
  { objectStore, database, clock, ids }: Platform,
  { orgId }: Pick<MemberActor, 'orgId'>,
  bytes: Uint8Array,
): Promise<string | null> {
  if (objectStore === null) return null;
  const key = `${orgId}/${ids.secret(16).toString('hex')}`;
  const dueAt = new Date(clock.now().getTime() + orphanMs);
  await database.transaction({ orgId, readOnly: false }, (tx) => noteRemoval({ tx }, orgId, key, dueAt));
  await objectStore.put(key, bytes, 'application/pdf');
  return key;
}
