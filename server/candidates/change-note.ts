import type { z } from 'zod';
import { lockNote } from '#server/candidates/lock-note.ts';
import { findNotes } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import type { CandidateNoteId, CandidateNotes } from '#shared/candidate-notes.ts';

/** Changes a note of the actor's own. The trail keeps the digests of both texts. */
export async function changeNote(
  ctx: MemberCtx,
  noteId: CandidateNoteId,
  seenVersion: number,
  text: string,
): Promise<z.input<typeof CandidateNotes>> {
  const { candidateId, version } = await lockNote(ctx, noteId, seenVersion);
  await ctx.tx.sql(
    `UPDATE candidate_notes SET text = $3, changed_at = $4, version = version + 1 WHERE org_id = $1 AND id = $2`,
    [ctx.actor.orgId, noteId, text.trim(), ctx.clock.now()],
  );
  ctx.audit({
    action: 'candidate_note.changed',
    subjectType: 'candidate_note',
    subjectId: noteId,
    data: { candidateId, version: version + 1 },
    text: { text: text.trim() },
  });
  return findNotes(ctx, candidateId);
}
