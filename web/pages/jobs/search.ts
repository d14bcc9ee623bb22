import { z } from 'zod';
import { ApplicationStage } from '#shared/candidates.ts';
import { ComparisonOrder } from '#shared/comparison.ts';
import { JobState } from '#shared/jobs.ts';
import { BlueprintId, LoopId } from '#shared/primitives.ts';

/** What the address of the list says; what makes no sense in it is left out. */
export const JobsSearch = z.object({
  search: z.string().min(1).max(200).optional().catch(undefined),
  state: JobState.optional().catch(undefined),
  archived: z.enum(['yes']).optional().catch(undefined),
});

export const NewJobSearch = z.object({
  /** The blueprint one came from. */
  blueprint: BlueprintId.optional().catch(undefined),
});

export const JobSearch = z.object({
  /** What is being edited: people and policy beside the page, the plan in its place. */
  edit: z.enum(['details', 'plan']).optional().catch(undefined),
});

export const CompareSearch = z.object({
  stage: ApplicationStage.optional().catch(undefined),
  order: ComparisonOrder.optional().catch(undefined),
  /** The two that are laid beside each other. */
  a: LoopId.optional().catch(undefined),
  b: LoopId.optional().catch(undefined),
});
