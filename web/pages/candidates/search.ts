import { z } from 'zod';
import { ApplicationStage } from '#shared/candidates.ts';
import { JobId } from '#shared/primitives.ts';

/** What the address of the list says; what makes no sense in it is left out. */
export const CandidatesSearch = z.object({
  search: z.string().min(1).max(200).optional().catch(undefined),
  jobId: z.uuid().optional().catch(undefined),
  stage: ApplicationStage.optional().catch(undefined),
});

export const NewCandidateSearch = z.object({
  /** The job they are added for. */
  job: JobId.optional().catch(undefined),
});

export const CandidateSearch = z.object({
  edit: z.enum(['details']).optional().catch(undefined),
});
