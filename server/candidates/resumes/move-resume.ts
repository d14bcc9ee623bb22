import { type ResumeRow, selectResume } from '#server/candidates/resumes/resume-record.sql.ts';
import type { MemberCtx } from '#server/context.ts';

/**
 * Moves a resume to another record of the same person, which has none: with its file, and with who handed it in and when.
 * By that moment it is known again; null where none moved. Both records are locked.
 */
export async function moveResume(ctx: MemberCtx, fromId: string, toId: string): Promise<Date | null> {
  const [from, to] = [await selectResume(ctx, fromId), await selectResume(ctx, toId)];
  if (!isThere(from) || isThere(to)) return null;
  // Emptied first: a file belongs to one resume.
  await ctx.tx.sql(
    `UPDATE resumes SET kind = 'none', url = NULL, file_id = NULL, version = version + 1
      WHERE org_id = $1 AND candidate_id = $2`,
    [ctx.actor.orgId, fromId],
  );
  await ctx.tx.sql(
    `INSERT INTO resumes (org_id, candidate_id, kind, url, file_id, set_by, set_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 2)
     ON CONFLICT (org_id, candidate_id) DO UPDATE
       SET kind = excluded.kind, url = excluded.url, file_id = excluded.file_id, set_by = excluded.set_by,
           set_at = excluded.set_at, version = resumes.version + 1`,
    [ctx.actor.orgId, toId, from.kind, from.url, from.fileId, from.by.id, from.at],
  );
  return from.at;
}

/** Gives back what a merge moved, unless it was replaced or deleted since: then it is gone for both. */
export async function giveResumeBack(
  ctx: MemberCtx,
  { keptId, mergedId, setAt }: { readonly keptId: string; readonly mergedId: string; readonly setAt: Date },
): Promise<void> {
  const now = await selectResume(ctx, keptId);
  if (now?.at.getTime() === setAt.getTime()) await moveResume(ctx, keptId, mergedId);
}

function isThere(row: ResumeRow | null): row is ResumeRow {
  return row !== null && row.kind !== 'none';
}
