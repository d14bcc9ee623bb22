import { z } from 'zod';

const Range = z.object({ low: z.number(), high: z.number() });

/** A row of an interval plot on the scale from 1 to 5. What it lacks is null, and nothing is drawn for it. */
const PlotRow = z.object({
  name: z.string(),
  /** The row in words: what the picture shows, for whoever does not see it. */
  words: z.string(),
  raw: z.number().nullable(),
  calibrated: z.object({ value: z.number(), likely50: Range, likely90: Range }).nullable(),
  /** Where the dashed line stands: from there on the bar or more is more likely than not. */
  limit: z.number().nullable(),
  /** Each interviewer's score, without whose it is. */
  scores: z.array(z.number()),
  note: z.string(),
});
export type PlotRow = z.infer<typeof PlotRow>;

const Column = z.object({
  title: z.string(),
  /** Its part of the width, beside the others' parts. */
  share: z.number(),
  align: z.enum(['left', 'right']),
});

/**
 * What a packet's pages are made of. The PDF and the page for print both draw these, so that they say the same; and a
 * packet of years ago is drawn from what was kept then, whatever a debrief has become since.
 */
export const PacketBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string(), tone: z.enum(['plain', 'soft', 'strong']) }),
  z.object({
    kind: z.literal('facts'),
    items: z.array(z.object({ label: z.string(), text: z.string() })),
  }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(Column),
    /** Each row has a cell for each column; the first one heads its row. */
    rows: z.array(z.array(z.string())),
  }),
  /** What somebody wrote, as they wrote it. */
  z.object({ kind: z.literal('quote'), head: z.string(), about: z.string(), text: z.string() }),
  z.object({ kind: z.literal('plot'), title: z.string(), rows: z.array(PlotRow) }),
]);
export type PacketBlock = z.infer<typeof PacketBlock>;
