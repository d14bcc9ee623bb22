import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { DebriefId, DimensionId } from '#shared/primitives.ts';

/** A figure as it is pinned and as it would be, in score points to the tenth; null where it is not shown. */
const Step = z.object({ from: z.number().nullable(), to: z.number().nullable() });
export type Step = z.infer<typeof Step>;

const NewerFigures = z.object({
  /** Cards that came in since the figures were pinned. */
  cards: z.int(),
  /** Not shown while the job keeps the composite back. */
  composite: z.object({ raw: Step, calibrated: Step }),
  dimensions: z.array(z.object({ dimensionId: DimensionId, name: z.string(), raw: Step, calibrated: Step })),
});
export type NewerFigures = z.infer<typeof NewerFigures>;

export const getNewerFigures = endpoint({
  method: 'GET',
  path: '/api/v1/debriefs/:debriefId/newer-figures',
  tag: 'Debriefs',
  summary: 'What adopting newer cards would change, for who may adopt them; nothing is pinned by looking',
  access: 'member',
  reveals: true,
  params: z.strictObject({ debriefId: DebriefId }),
  reply: z.object({ newer: NewerFigures.nullable() }),
});
