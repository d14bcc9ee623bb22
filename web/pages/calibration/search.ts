import { z } from 'zod';

/** What the address of the list says; what makes no sense in it is left out. */
export const CalibrationSearch = z.object({
  settings: z.literal('open').optional().catch(undefined),
});

export const FamilyTab = z.enum(['levels', 'dimensions', 'network', 'drift']);
export type FamilyTab = z.infer<typeof FamilyTab>;

export const FamilySearch = z.object({
  /** Nothing is the overview. */
  tab: FamilyTab.optional().catch(undefined),
});
