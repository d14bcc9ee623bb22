import { z } from 'zod';
import { cardParts } from '#web/features/scorecards/card-part.ts';

/** What the address of a card says: the part that a narrow screen shows. */
export const ScorecardSearch = z.object({
  part: z.enum(cardParts).optional().catch(undefined),
});
