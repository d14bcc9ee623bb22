import { z } from 'zod';
import { DebriefState } from '#shared/debriefs.ts';
import { DimensionId } from '#shared/primitives.ts';

/** What the address of the list says; what makes no sense in it is left out. */
export const DebriefsSearch = z.object({
  state: DebriefState.optional().catch(undefined),
});

export const DebriefSearch = z.object({
  /** The thing to settle that is open. */
  settle: DimensionId.optional().catch(undefined),
  /** The numbers behind the words against the bar are shown. */
  sureness: z.literal('shown').optional().catch(undefined),
});
