import type { z } from 'zod';
import { lockNote } from '#server/candidates/lock-note.ts';
import { findNotes } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import type { CandidateNoteId, CandidateNotes } from '#shared/candidate-notes.ts';

/** Deletes a note of the actor's own; what stays is that there was one, and the digest of its text. */
export async function deleteNote(
  ctx: MemberCtx,
  noteId: CandidateNoteId,
  seenVersion: number,
): Promise<z.input<typeof CandidateNotes>> {
  const { candidateId } = await lockNote(ctx, noteId, seenVersion);
  await ctx.tx.sql('DELETE FROM candidate_notes WHERE org_id = $1 AND id = $2', [ctx.actor.orgId, noteId]);
  ctx.audit({
    action: 'candidate_note.deleted',
    subjectType: 'candidate_note',
    subjectId: noteId,
    data: { candidateId },
  });
  return findNotes(ctx, candidateId);
}
