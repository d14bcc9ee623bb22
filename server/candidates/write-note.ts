import type { z } from 'zod';
import { lockCandidate } from '#server/candidates/lock-candidate.ts';
import { placeNote } from '#server/candidates/place-note.ts';
import { findNotes } from '#server/candidates/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import type { CandidateNotes } from '#shared/candidate-notes.ts';
import type { CandidateId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Writes a note on a candidate. Throws `not_found`, and `not_allowed` for whom notes are closed to. */
export async function writeNote(
  ctx: MemberCtx,
  candidateId: CandidateId,
  text: string,
): Promise<z.input<typeof CandidateNotes>> {
  await lockCandidate(ctx, candidateId);
  if ((await findNotes(ctx, candidateId)).state === 'closed') {
    throw new AppError('not_allowed', 'Notes on this candidate are closed to you. Nothing was saved.');
  }
  await placeNote(ctx, candidateId, text);
  return findNotes(ctx, candidateId);
}
