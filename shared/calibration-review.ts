import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { BlueprintId, Instant, PersonRef } from '#shared/primitives.ts';

const Interval = z.object({ low: z.number(), high: z.number() });

/** Which fit a figure comes from; every view names it. */
const FitRef = z.object({ id: z.uuid(), madeAt: Instant });

/** How often each score from 1 to 5 was given, and how often the fit expects it from the same candidates. */
const UseOfScale = z.object({
  observed: z.array(z.int()).length(5),
  expected: z.array(z.number()).length(5),
});

/** What a level stands on. */
const Basis = z.object({ cards: z.int(), candidates: z.int(), coRaters: z.int() });

/** Why nothing is said of a person's level. */
export const LevelWithheld = z.enum([
  'too_few_cards',
  'person_or_dimension',
  'not_linked',
  'provisional',
  'left',
]);

/**
 * How a person's scores run beside those of co-raters on the same candidates, in score points at a middling candidate:
 * below 0 they run lower. Never a verdict on the person.
 */
const Level = z.object({ kind: z.literal('level'), value: z.number(), likely90: Interval });
const NoLevel = z.object({ kind: z.literal('withheld'), reason: LevelWithheld });

/** When somebody's cards came in, over the closed loops of the family. */
const Timeliness = z.object({ medianHours: z.number(), lateShare: z.number(), cards: z.int() });

/** One person's scoring in a family, from closed debriefs only. */
const Scoring = z.object({
  basis: Basis,
  level: z.discriminatedUnion('kind', [Level, NoLevel]),
  /** Leverage-corrected mean squares, 1 where the scores scatter as the fit expects; null below the minimum. */
  infit: z.number().nullable(),
  outfit: z.number().nullable(),
  use: UseOfScale.nullable(),
  /** How alike the person's scores on one card are across dimensions, relative to co-raters of the same candidates: 1 is as alike as theirs, above 1 more alike. */
  similarity: z.number().nullable(),
  timeliness: Timeliness.nullable(),
});
export type Scoring = z.infer<typeof Scoring>;

/** The least a level is shown from. */
export const levelMinimum = { cards: 10, candidates: 8, coRaters: 3 } as const;

const familyParams = z.strictObject({ blueprintId: BlueprintId });
const leads = ['calibration_lead'] as const;
const overviewReaders = ['admin', 'calibration_lead', 'auditor'] as const;

/** What a family's review replies where there is nothing to review. */
const NoReview = z.object({
  kind: z.literal('no_review'),
  reason: z.enum(['off', 'raw_only', 'provisional', 'no_fit', 'policy']),
});

export const getLevels = endpoint({
  method: 'GET',
  path: '/api/v1/calibration/families/:blueprintId/levels',
  tag: 'Calibration',
  summary:
    'How the interviewers of a family score, by name; for calibration leads where the organisation lets them, and noted',
  access: leads,
  reveals: true,
  params: familyParams,
  reply: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('levels'),
      fit: FitRef,
      people: z.array(Scoring.extend({ person: PersonRef })),
    }),
    NoReview,
  ]),
});
export type Levels = z.infer<(typeof getLevels)['reply']>;

/** An agreement figure with the form it is computed by; null where it is not defined on these ratings. */
const Agreement = z.object({
  alphaOrdinal: z.number().nullable(),
  icc: z.object({ form: z.string(), value: z.number() }).nullable(),
  ac2: z.number().nullable(),
  /** Candidates that two or more people scored on the dimension. */
  candidates: z.int(),
});

const DimensionReview = z.object({
  key: z.string(),
  name: z.string(),
  ratings: z.int(),
  raters: z.int(),
  /** In score points at a middling candidate: below 0 the dimension is scored lower than the others. */
  difficulty: z.object({ value: z.number(), likely90: Interval }),
  use: UseOfScale,
  infit: z.number(),
  reliability: z.number().nullable(),
  agreement: Agreement,
  /** The anchors do not fit the scale that the dimensions share: its calibrated score is withheld. */
  fitsScale: z.boolean(),
});

export const getDimensionReview = endpoint({
  method: 'GET',
  path: '/api/v1/calibration/families/:blueprintId/dimensions',
  tag: 'Calibration',
  summary: 'How the dimensions of a family work: difficulty, use of the scale, reliability, agreement',
  access: overviewReaders,
  reveals: true,
  params: familyParams,
  reply: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('dimensions'),
      fit: FitRef,
      reliability: z.object({
        candidates: z.number().nullable(),
        separation: z.number().nullable(),
        strata: z.number().nullable(),
      }),
      dimensions: z.array(DimensionReview),
    }),
    NoReview,
  ]),
});
export type DimensionsReview = z.infer<(typeof getDimensionReview)['reply']>;

export const getNetwork = endpoint({
  method: 'GET',
  path: '/api/v1/calibration/families/:blueprintId/network',
  tag: 'Calibration',
  summary:
    'Who links whom through shared candidates: parts that nothing joins, people on whom a link hangs, what would join or strengthen them',
  access: overviewReaders,
  reveals: true,
  params: familyParams,
  reply: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('network'),
      fit: FitRef,
      people: z.array(
        z.object({ person: PersonRef, part: z.int(), candidates: z.int(), isBridge: z.boolean() }),
      ),
      /** Pairs who scored the same candidates, and how many. */
      links: z.array(z.object({ a: z.int(), b: z.int(), candidates: z.int() })),
      /** Parts by size; nothing compares across them. */
      parts: z.array(z.object({ people: z.int(), candidates: z.int() })),
      /** Pairings that would join two parts, or give a part a second link. */
      suggestions: z.array(
        z.object({ a: PersonRef, b: PersonRef, why: z.enum(['joins_parts', 'second_link']) }),
      ),
    }),
    NoReview,
  ]),
});
export type Network = z.infer<(typeof getNetwork)['reply']>;

export const getDrift = endpoint({
  method: 'GET',
  path: '/api/v1/calibration/families/:blueprintId/drift',
  tag: 'Calibration',
  summary:
    'How levels moved from quarter to quarter, by name; for calibration leads where the organisation lets them, and noted',
  access: leads,
  reveals: true,
  params: familyParams,
  reply: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('drift'),
      fit: FitRef,
      /** First days of the quarters, oldest first. */
      quarters: z.array(z.iso.date()),
      people: z.array(
        z.object({
          person: PersonRef,
          /** One for each quarter; null where it is too thin. */
          levels: z.array(Level.nullable()),
          /** From the first to the last quarter with a level; null below two. */
          change: z.object({ value: z.number(), likely90: Interval }).nullable(),
        }),
      ),
    }),
    NoReview,
  ]),
});
export type Drift = z.infer<(typeof getDrift)['reply']>;

/**
 * One's own scores beside those of others on the same candidate and dimension. Shares are in steps of .05, those of
 * others at most .95, and `comparisons` in whole tens, so that no single score of a colleague can be worked out.
 */
const BesideOthers = z.object({
  /** Pairs of an own score and somebody else's. */
  comparisons: z.int(),
  exact: z.number(),
  /** Equal, or one apart. */
  withinOne: z.number(),
  own: z.array(z.number()).length(5),
  others: z.array(z.number()).length(5),
});
export type BesideOthers = z.infer<typeof BesideOthers>;

export const getMyScoring = endpoint({
  method: 'GET',
  path: '/api/v1/me/scoring',
  tag: 'Calibration',
  summary: "One's own scoring by family, from closed debriefs only; nobody else's",
  access: 'member',
  reply: z.object({
    families: z.array(
      z.object({
        blueprint: z.object({ id: BlueprintId, title: z.string() }),
        fit: FitRef.nullable(),
        scoring: Scoring,
        /** Dimensions where most of the level lies, the largest first; empty where the level is withheld or near 0. */
        mostIn: z.array(
          z.object({
            name: z.string(),
            share: z.number(),
            /** The two neighbouring scores between which most of it lies. */
            between: z.object({ lower: z.int(), upper: z.int() }).nullable(),
          }),
        ),
        /** Dimensions that only this person scores: person and dimension can't be told apart. */
        alone: z.array(z.string()),
        /** Null where too few scores were given beside others', or too few people gave them. */
        beside: BesideOthers.nullable(),
      }),
    ),
  }),
});
export type MyScoring = z.infer<(typeof getMyScoring)['reply']>;
