import { z } from 'zod';
import { MemberId } from '#shared/primitives.ts';

/** What the address of the list says; what makes no sense in it is left out. */
export const QualificationsSearch = z.object({
  /** Whose steps stand beside the list. */
  member: MemberId.optional().catch(undefined),
});
