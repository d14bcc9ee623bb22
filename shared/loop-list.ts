import { z } from 'zod';
import { ApplicationStage } from '#shared/candidates.ts';
import { endpoint } from '#shared/endpoint.ts';
import { candidateRef, jobRef, LoopProgress, LoopState } from '#shared/loops.ts';
import { Instant, JobId, LoopId, MemberId, PersonRef, page, pageQuery } from '#shared/primitives.ts';

/**
 * The orders of the board. `stage`: longest in its stage first; `next`: next interview first; `late`: with late cards
 * first, the longest overdue before the others, where a loop that the reader is sealed on counts as having none.
 */
export const LoopSort = z.enum(['newest', 'stage', 'next', 'late']);
export type LoopSort = z.infer<typeof LoopSort>;

export const LoopSummary = z.object({
  id: LoopId,
  state: LoopState,
  candidate: candidateRef,
  job: jobRef,
  stage: ApplicationStage,
  owner: PersonRef,
  progress: LoopProgress,
  nextInterviewAt: Instant.nullable(),
  /** Whole days since the application came into its present stage. */
  daysInStage: z.int(),
  /** Requests to cover a dimension that wait for who plans the loop; 0 for everybody else, and for who owes a card on it. */
  waitingRequests: z.int(),
});
export type LoopSummary = z.infer<typeof LoopSummary>;

export const listLoops = endpoint({
  method: 'GET',
  path: '/api/v1/loops',
  tag: 'Loops',
  summary: 'Loops in the order asked for, with cards in, due and late',
  access: ['admin', 'recruiter', 'hiring_manager', 'auditor'],
  query: z.strictObject({
    ...pageQuery,
    state: LoopState.optional(),
    stage: ApplicationStage.optional(),
    jobId: JobId.optional(),
    ownerId: MemberId.optional(),
    sort: LoopSort.default('newest'),
    /** The beginning of any word of the candidate's name. */
    search: z.string().max(200).optional(),
    /** Only loops with a late card. Loops on which the reader is sealed are left out. */
    late: z.enum(['yes']).optional(),
    /** Only loops that are archived; they are left out otherwise. */
    archived: z.enum(['yes']).optional(),
  }),
  reply: page(LoopSummary),
});
