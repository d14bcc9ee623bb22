import { createHash } from 'node:crypto';
import type { StoredFile } from '#server/candidates/resumes/stored-file.sql.ts';
import type { MemberActor, MemberCtx } from '#server/context.ts';
import type { Platform } from '#server/platform/platform.ts';
import { AppError } from '#shared/problems.ts';

/** What was found in storage of one file. */
export interface FetchedFile {
  readonly fileId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Fetches a file that stands in storage, before the transaction that hands it out: no connection is held meanwhile. `find`
 * says which, by all the rules of who may read it. Null where no storage is set, or the file stands in PostgreSQL. Throws
 * `internal` where the object is not what was put there.
 */
export async function fetchObject(
  { objectStore, database, clock, ids }: Platform,
  actor: MemberActor,
  find: (ctx: MemberCtx) => Promise<StoredFile>,
): Promise<FetchedFile | null> {
  if (objectStore === null) return null;
  const { fileId, object } = await database.transaction({ orgId: actor.orgId, readOnly: true }, (tx) =>
    find({ tx, actor, clock, ids, enterOrg: tx.enterOrg, audit: refuseAudit }),
  );
  if (object === null) return null;
  const bytes = await objectStore.get(object.key, object.bytes);
  if (!createHash('sha256').update(bytes).digest().equals(object.sha256))
    throw new AppError(
      'internal',
      'The stored file is not the one that was handed in, so it is not given out. Whoever runs this server can look into it.',
    );
  return { fileId, bytes };
}

function refuseAudit(): never {
  throw new Error('finding a file leaves no entry: handing it out does');
}
