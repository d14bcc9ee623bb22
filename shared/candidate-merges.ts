import { z } from 'zod';
import { Candidate, CandidateMergeId, CandidateSummary } from '#shared/candidates.ts';
import { endpoint } from '#shared/endpoint.ts';
import { CandidateId } from '#shared/primitives.ts';

const writers = ['admin', 'recruiter'] as const;
const candidateParams = z.strictObject({ candidateId: CandidateId });

/** By what two records look like one person. */
export const DuplicateSign = z.enum(['email', 'phone', 'name']);
export type DuplicateSign = z.infer<typeof DuplicateSign>;

export const Duplicate = CandidateSummary.extend({
  phone: z.string().nullable(),
  timeZone: z.string(),
  same: z.array(DuplicateSign),
});
export type Duplicate = z.infer<typeof Duplicate>;

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/v1/candidates/:candidateId/duplicates',
  tag: 'Candidates',
  summary:
    'Other candidates with the same e-mail address, phone number or name; nobody who is anonymous to the reader',
  access: writers,
  params: candidateParams,
  reply: z.object({ items: z.array(Duplicate) }),
});

/** The details of which one of two records has to be chosen. */
export const mergedFields = ['name', 'email', 'phone', 'timeZone'] as const;
const MergedField = z.enum(mergedFields);
export type MergedField = z.infer<typeof MergedField>;

export const mergeCandidates = endpoint({
  method: 'POST',
  path: '/api/v1/candidates/:candidateId/merge',
  tag: 'Candidates',
  summary:
    'Merge another record of the same person into this one: its applications and notes move here; can be undone',
  access: writers,
  versioned: true,
  params: candidateParams,
  body: z.strictObject({
    otherId: CandidateId,
    /** Details taken from the other record; every other one stays as it is here. */
    take: z.array(MergedField).max(mergedFields.length),
  }),
  reply: Candidate,
  problems: ['rule_broken', 'wrong_state'],
});

export const undoMerge = endpoint({
  method: 'POST',
  path: '/api/v1/candidate-merges/:mergeId/undoing',
  tag: 'Candidates',
  summary: 'Take two merged records apart again: what had moved goes back, what came since stays',
  access: writers,
  params: z.strictObject({ mergeId: CandidateMergeId }),
  reply: Candidate,
  problems: ['wrong_state'],
});
