import { z } from 'zod';
import { ImportDelimiter, ImportField } from '#shared/candidate-imports.ts';
import { JobId, TimeZone } from '#shared/primitives.ts';

/** How a table is read, and what was put right in it; kept with the file, and gone with it. */
export const ImportSettings = z.object({
  delimiter: ImportDelimiter,
  fields: z.array(ImportField.nullable()),
  jobId: JobId.nullable(),
  timeZone: TimeZone,
  fixes: z.array(z.object({ line: z.int(), column: z.int(), value: z.string() })),
  leavesOutFaulty: z.boolean(),
  /** How many lines were faulty when it was started; null before. */
  faultyAtStart: z.int().nullable(),
});
export type ImportSettings = z.infer<typeof ImportSettings>;
