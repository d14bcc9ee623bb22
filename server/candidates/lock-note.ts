import { findNotes } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { CandidateNoteId } from '#shared/candidate-notes.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Locks a note of the actor's own for a change. Throws `not_found` for whom notes of the candidate are closed to, as for
 * a note that is not there, `not_allowed` for somebody else's, `stale_version`.
 */
export async function lockNote(
  ctx: MemberCtx,
  noteId: CandidateNoteId,
  seenVersion: number,
): Promise<{ readonly candidateId: string; readonly version: number }> {
  const [note] = await ctx.tx.sql<{ candidateId: string; version: number }>(
    `SELECT candidate_id AS "candidateId", version FROM candidate_notes WHERE org_id = $1 AND id = $2 FOR UPDATE`,
    [ctx.actor.orgId, noteId],
  );
  if (note === undefined) throw new AppError('not_found');
  const found = await findNotes(ctx, note.candidateId);
  const own = found.state === 'open' ? found.notes.find(({ id }) => id === noteId) : undefined;
  if (own === undefined) throw new AppError('not_found');
  if (!own.can.change)
    throw new AppError('not_allowed', 'Only its author changes a note. Nothing was saved.');
  if (note.version !== seenVersion) throw staleVersion(note.version);
  return note;
}
