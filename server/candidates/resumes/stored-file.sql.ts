import { createHash } from 'node:crypto';
import type { MemberCtx } from '#server/context.ts';
import { callOffRemoval, noteRemoval } from '#server/platform/object-removals.sql.ts';
import { AppError } from '#shared/problems.ts';

/** Where the file of a resume stands: its bytes here, or an object in storage. */
export interface StoredFile {
  readonly fileId: string;
  readonly bytes: Buffer | null;
  readonly object: { readonly key: string; readonly bytes: number; readonly sha256: Buffer } | null;
}

/** Where the PDF of a candidate's resume stands. Throws `not_found` where there is none. */
export async function selectStoredFile(ctx: MemberCtx, candidateId: string): Promise<StoredFile> {
  const [row] = await ctx.tx.sql<{
    fileId: string;
    bytes: Buffer | null;
    key: string | null;
    objectBytes: number | null;
    sha256: Buffer;
  }>(
    `SELECT f.id AS "fileId", f.bytes, f.object_key AS key, f.object_bytes AS "objectBytes", f.sha256
       FROM resumes r JOIN files f ON f.org_id = r.org_id AND f.id = r.file_id
      WHERE r.org_id = $1 AND r.candidate_id = $2`,
    [ctx.actor.orgId, candidateId],
  );
  if (row === undefined) throw new AppError('not_found');
  const { fileId, bytes, key, objectBytes, sha256 } = row;
  return {
    fileId,
    bytes,
    object: key === null || objectBytes === null ? null : { key, bytes: objectBytes, sha256 },
  };
}

/** Keeps a file: in the object that was put for it, or here where `objectKey` is null. Throws `unavailable`. */
export async function insertFile(
  ctx: MemberCtx,
  bytes: Uint8Array,
  objectKey: string | null,
): Promise<string> {
  const fileId = ctx.ids.next();
  const { orgId } = ctx.actor;
  if (objectKey !== null) await callOffRemoval(ctx, orgId, objectKey);
  await ctx.tx.sql(
    `INSERT INTO files (org_id, id, sha256, content_type, bytes, object_key, object_bytes, made_at)
     VALUES ($1, $2, $3, 'application/pdf', $4, $5, $6, $7)`,
    [
      orgId,
      fileId,
      createHash('sha256').update(bytes).digest(),
      objectKey === null ? bytes : null,
      objectKey,
      objectKey === null ? null : bytes.length,
      ctx.clock.now(),
    ],
  );
  return fileId;
}

/** Deletes a file for good; its object, if there is one, soon after this transaction. */
export async function deleteFile(ctx: MemberCtx, fileId: string): Promise<void> {
  const { orgId } = ctx.actor;
  const [gone] = await ctx.tx.sql<{ key: string | null }>(
    'DELETE FROM files WHERE org_id = $1 AND id = $2 RETURNING object_key AS key',
    [orgId, fileId],
  );
  if (gone?.key) await noteRemoval(ctx, orgId, gone.key, ctx.clock.now());
}
