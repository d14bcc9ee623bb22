import { z } from 'zod';
import { Rating } from '#shared/kit.ts';
import { DimensionId, Instant, PersonRef } from '#shared/primitives.ts';

/** How far a family's figures carry; always shown with the figures. */
export const FigureState = z.enum(['raw_only', 'provisional', 'calibrated']);

/** Why there is no figure where one could stand. */
export const NoFigure = z.object({
  kind: z.literal('no_figure'),
  reason: z.enum([
    'raw_only',
    'not_assessed',
    'not_comparable',
    'coverage',
    'must_have_not_assessed',
    'one_rater',
    'would_reveal_a_rater',
    'no_convergence',
    'switched_off',
    /** The dimension's anchors don't fit the scale that the family's dimensions share. */
    'anchors_off_scale',
    /** The job shows all dimensions as one figure once the votes are open. */
    'after_votes',
    /** The job never shows all dimensions as one figure. */
    'policy',
  ]),
});

const Interval = z.object({ low: z.number(), high: z.number() });

/** A calibrated score on 1..5 with where it likely lies. */
export const CalibratedFigure = z.object({
  kind: z.literal('figure'),
  value: z.number(),
  likely50: Interval,
  likely90: Interval,
});

/** "Meets the bar" in words; the number behind it is never called a chance of success. */
export const BarWord = z.enum([
  'clearly_above',
  'probably_above',
  'cannot_tell',
  'probably_below',
  'clearly_below',
]);

const DimensionFigure = z.object({
  dimensionId: DimensionId,
  name: z.string(),
  weight: z.number(),
  bar: Rating,
  isMustHave: z.boolean(),
  /** Plain mean of the scores given; null where nobody scored it. */
  raw: z.number().nullable(),
  scores: z.array(z.object({ interviewer: PersonRef, rating: Rating })),
  calibrated: z.union([CalibratedFigure, NoFigure]),
  againstBar: z.union([z.object({ kind: z.literal('word'), word: BarWord, percent: z.int() }), NoFigure]),
});

/** The step from raw to calibrated in score points, each a whole number of tenths that add up to it exactly. */
const Parts = z.object({
  kind: z.literal('parts'),
  raw: z.number(),
  /** Who interviewed; null where showing it would give away one interviewer's level, and then part of `evidence`. */
  panel: z.number().nullable(),
  dimensions: z.number(),
  evidence: z.number(),
  calibrated: z.number(),
});

/** What a debrief was opened with. It stays, whatever is scored later, until somebody adopts newer figures. */
export const PinnedFigures = z.object({
  fitId: z.uuid(),
  pinnedAt: Instant,
  state: FigureState,
  /** What the family still lacks for the next state. */
  missing: z.object({ raters: z.int(), candidates: z.int(), cards: z.int() }),
  /** The family's fit that these figures stand on; null where there was none yet. */
  hyperFit: z.object({ id: z.uuid(), madeAt: Instant }).nullable().default(null),
  cards: z.int(),
  /**
   * Where no path of shared interviewers joins this panel to the family's others, so that nothing compares: who would
   * join them by one interview, each null who is there no more. Null for a panel that is joined.
   */
  apart: z
    .object({
      /** By an interview of this candidate. */
      elsewhere: PersonRef.nullable(),
      /** By an interview of a candidate of the others. */
      here: PersonRef.nullable(),
    })
    .nullable()
    .default(null),
  dimensions: z.array(DimensionFigure),
  composite: z.object({
    /** Share of the weight that the assessed dimensions carry, 0..1. */
    coverage: z.number(),
    raw: z.union([z.object({ kind: z.literal('figure'), value: z.number() }), NoFigure]),
    calibrated: z.union([CalibratedFigure, NoFigure]),
    parts: z.union([Parts, NoFigure]),
  }),
});
export type PinnedFigures = z.infer<typeof PinnedFigures>;

/**
 * Whether the composites cover a dimension: whatever was assessed; beside a calibrated composite not what has its own
 * calibrated score withheld, so that raw and calibrated cover the same.
 */
export function isCovered(
  { raw, calibrated }: Pick<z.infer<typeof DimensionFigure>, 'raw' | 'calibrated'>,
  composite: Pick<PinnedFigures['composite'], 'calibrated'>,
): boolean {
  const isWithheld = calibrated.kind === 'no_figure' && calibrated.reason === 'anchors_off_scale';
  return raw !== null && !(isWithheld && composite.calibrated.kind === 'figure');
}
