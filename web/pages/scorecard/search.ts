import { z } from 'zod';

/** What the address of a card says: the part that a narrow screen shows. */
export const ScorecardSearch = z.object({
  part: z.enum(['guide', 'notes', 'score']).optional().catch(undefined),
});
