import { z } from 'zod';

/** What the address of "my interviews" says: those that are done, or else the open ones. */
export const InterviewsSearch = z.object({
  done: z.enum(['yes']).optional().catch(undefined),
});
