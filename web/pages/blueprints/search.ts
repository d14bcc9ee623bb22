import { z } from 'zod';

/** What the address of the list says; what makes no sense in it is left out. */
export const BlueprintsSearch = z.object({
  search: z.string().min(1).max(200).optional().catch(undefined),
});

export const BlueprintSearch = z.object({
  /** Which published version is shown; the newest when not said. */
  version: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
});

export const DraftSearch = z.object({
  /** Where in the kit: `dimensions.3.anchors.0`, or a part of the editor such as `proposals`. */
  at: z
    .string()
    .max(120)
    .regex(/^[A-Za-z]+(?:\.[\w-]+)*$/)
    .optional()
    .catch(undefined),
});
