import { z } from 'zod';
import { ImportId } from '#shared/candidate-imports.ts';

/** Which import is open; none for a new one. */
export const ImportSearch = z.object({ id: ImportId.optional().catch(undefined) });
