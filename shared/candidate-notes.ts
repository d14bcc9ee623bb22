import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { CandidateId, Instant, PersonRef, Version } from '#shared/primitives.ts';

const staff = ['admin', 'recruiter', 'hiring_manager'] as const;

export const CandidateNoteId = z.uuid().brand<'CandidateNoteId'>();
export type CandidateNoteId = z.infer<typeof CandidateNoteId>;

export const CandidateNote = z.object({
  id: CandidateNoteId,
  text: z.string(),
  /** Null for a note from before notes had authors. */
  author: PersonRef.nullable(),
  writtenAt: Instant,
  changedAt: Instant.nullable(),
  version: Version,
  can: z.object({ change: z.boolean() }),
});
export type CandidateNote = z.infer<typeof CandidateNote>;

/**
 * Newest first. Closed to whoever owes a card on a loop of the candidate, because a note may say what a colleague thinks,
 * and to whoever is the candidate.
 */
export const CandidateNotes = z.discriminatedUnion('state', [
  z.object({ state: z.literal('closed'), until: z.enum(['own_submitted', 'never']) }),
  z.object({ state: z.literal('open'), notes: z.array(CandidateNote) }),
]);
export type CandidateNotes = z.infer<typeof CandidateNotes>;

const candidateParams = z.strictObject({ candidateId: CandidateId });
const noteParams = z.strictObject({ noteId: CandidateNoteId });
const body = z.strictObject({ text: z.string().max(4000).regex(/\S/, 'must not be empty') });

export const listCandidateNotes = endpoint({
  method: 'GET',
  path: '/api/v1/candidates/:candidateId/notes',
  tag: 'Candidates',
  summary: 'The notes on a candidate; closed to whoever owes a card on a loop of theirs',
  access: staff,
  params: candidateParams,
  reply: CandidateNotes,
});

export const writeCandidateNote = endpoint({
  method: 'POST',
  path: '/api/v1/candidates/:candidateId/notes',
  tag: 'Candidates',
  summary: 'Write a note on a candidate',
  access: staff,
  status: 201,
  params: candidateParams,
  body,
  reply: CandidateNotes,
});

export const changeCandidateNote = endpoint({
  method: 'PATCH',
  path: '/api/v1/candidate-notes/:noteId',
  tag: 'Candidates',
  summary: 'Change a note of your own',
  access: staff,
  versioned: true,
  params: noteParams,
  body,
  reply: CandidateNotes,
});

export const deleteCandidateNote = endpoint({
  method: 'DELETE',
  path: '/api/v1/candidate-notes/:noteId',
  tag: 'Candidates',
  summary: 'Delete a note of your own; the audit trail keeps that there was one',
  access: staff,
  versioned: true,
  params: noteParams,
  reply: CandidateNotes,
});
