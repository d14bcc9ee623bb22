import { deleteFile } from '#server/candidates/resumes/stored-file.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { MemberId } from '#shared/primitives.ts';

export interface ResumeRow {
  readonly kind: 'none' | 'link' | 'file';
  readonly url: string | null;
  readonly fileId: string | null;
  readonly bytes: number | null;
  readonly by: { readonly id: MemberId; readonly name: string };
  readonly at: Date;
  readonly version: number;
}

/** What is written of a resume; `none` takes it away. */
export type NewResume =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'file'; readonly fileId: string };

/** The version of a candidate's resume where there never was one. */
export const firstVersion = 1;

/** Null where there never was one. */
export async function selectResume(ctx: MemberCtx, candidateId: string): Promise<ResumeRow | null> {
  const [row] = await ctx.tx.sql<ResumeRow>(
    `SELECT r.kind, r.url, r.file_id AS "fileId", coalesce(f.object_bytes, octet_length(f.bytes)) AS bytes,
            json_build_object('id', m.id, 'name', m.name) AS by, r.set_at AS at, r.version
       FROM resumes r
       JOIN members m ON m.org_id = r.org_id AND m.id = r.set_by
       LEFT JOIN files f ON f.org_id = r.org_id AND f.id = r.file_id
      WHERE r.org_id = $1 AND r.candidate_id = $2`,
    [ctx.actor.orgId, candidateId],
  );
  return row ?? null;
}

/**
 * Writes a resume over the version seen, whose file is gone with it: nothing replaced is kept. The candidate is locked.
 * Throws `stale_version`.
 */
export async function writeResume(
  ctx: MemberCtx,
  candidateId: string,
  seenVersion: number,
  written: NewResume,
): Promise<ResumeRow | null> {
  const { orgId, memberId } = ctx.actor;
  const before = await selectResume(ctx, candidateId);
  const version = before?.version ?? firstVersion;
  if (version !== seenVersion) throw staleVersion(version);
  await ctx.tx.sql(
    `INSERT INTO resumes (org_id, candidate_id, kind, url, file_id, set_by, set_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (org_id, candidate_id) DO UPDATE
       SET kind = excluded.kind, url = excluded.url, file_id = excluded.file_id, set_by = excluded.set_by,
           set_at = excluded.set_at, version = excluded.version`,
    [
      orgId,
      candidateId,
      written.kind,
      written.kind === 'link' ? written.url : null,
      written.kind === 'file' ? written.fileId : null,
      memberId,
      ctx.clock.now(),
      version + 1,
    ],
  );
  if (before?.fileId) await deleteFile(ctx, before.fileId);
  return before;
}
