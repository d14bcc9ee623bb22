import type { NoteRow } from '#server/candidates/present.ts';
import type { MemberCtx } from '#server/context.ts';

/** Everything noted on a candidate, the newest first. */
export function selectNotes(ctx: MemberCtx, candidateId: string): Promise<NoteRow[]> {
  return ctx.tx.sql<NoteRow>(
    `SELECT n.id, n.text, CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'name', m.name) END AS author,
            n.written_at AS "writtenAt", n.changed_at AS "changedAt", n.version
       FROM candidate_notes n LEFT JOIN members m ON m.org_id = n.org_id AND m.id = n.author_id
      WHERE n.org_id = $1 AND n.candidate_id = $2
      ORDER BY n.written_at DESC, n.id DESC`,
    [ctx.actor.orgId, candidateId],
  );
}
