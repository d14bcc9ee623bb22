import { z } from 'zod';
import { Instant, TimeZone } from '#shared/primitives.ts';

/** Time and place, as who plans gives them. */
export const interviewTime = {
  /** Past times too: recruiters record after the fact. */
  startsAt: Instant.refine((at) => at >= '2000' && at < '2100', 'must lie between 2000 and 2100'),
  minutes: z.int().min(5).max(480),
  timeZone: TimeZone,
  videoUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .regex(/^https:\/\//, 'must begin with https://')
    .nullable(),
  room: z.string().max(200).nullable(),
};
