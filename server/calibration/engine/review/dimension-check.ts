import { at } from '../access.ts';
import { type CategoryUse, categoryUse } from './category-use.ts';
import { chiSquaredTail } from './chi-squared.ts';
import { type FacetFit, facetFits } from './rater-fit.ts';
import { type CovarianceProduct, predictive, type RatingView } from './rating-view.ts';
import { type ScoreTest, scoreTest } from './score-test.ts';
import { type ThresholdScore, thresholdScore } from './threshold-score.ts';
import { isUndetermined, type Undetermined, undetermined } from './undetermined.ts';

/** Chance that a family of dimensions with sound anchors has any of them flagged (CALIBRATION.md, T16). */
export const FAMILY_LEVEL = 0.01;

/** Below this many ratings the statistic's distribution is not trusted: false alarms were measured from 60 upwards. */
export const LEAST_DIMENSION_RATINGS = 60;

/**
 * A threshold that stands this far from the shared one matters, in logits: the same shift at which a link dimension
 * leaves the link (CALIBRATION.md, "What enters"). Significance alone would condemn any dimension of a large tenant.
 */
export const LEAST_DISPLACEMENT = 0.3;

export interface DimensionCheck {
  readonly kind: 'dimension_check';
  readonly dimension: number;
  readonly use: CategoryUse;
  /** Infit and outfit of its ratings, leverage-corrected. They describe; the thresholds decide. */
  readonly fit: FacetFit;
  /** Score statistic of its own thresholds against the shared ones, near chi-squared. */
  readonly statistic: number;
  readonly degrees: number;
  /** For this dimension alone; `flagged` allows for there being several. */
  readonly pValue: number;
  /** One-step estimate of its thresholds' departure from the shared ones, logits, mean 0, length K - 1. */
  readonly displacement: Float64Array;
  /** Its anchors don't fit the shared thresholds: name it, and withhold its calibrated score. */
  readonly flagged: boolean;
}

/**
 * Does each dimension use the scale as the others do? A score test of thresholds of its own (the partial-credit model
 * of Masters 1982 for this dimension, the rating-scale model for the rest; Lagrange-multiplier item fit, Glas 1999,
 * Psychometrika 64, 273), the location left free because the difficulty b_d takes it. Uses observed against expected
 * category use and its exact covariance: the naive chi-square on those counts would ignore that thresholds,
 * difficulties and every random effect were estimated from them. The reference distribution is chi-squared with K - 2
 * degrees of freedom; on 1,000 clean families 12 were flagged at the level of 1 % (dimension-check.test.ts).
 *
 * Family-wise level by Holm (1979), worst first; a flagged dimension gets its own thresholds before the next is
 * judged, so that one bad dimension does not condemn those it was pooled with. Of two dimensions neither can be told
 * to be the odd one, and both come with the same statistic; the first is named.
 *
 * No ratings: `no_ratings`; under 60: `too_few_ratings`; K = 2: `one_threshold`; no second dimension with ratings:
 * `one_dimension`; no information on the spacing: `same_shape_only`.
 */
export function checkDimensions(
  view: RatingView,
  dimensions: number,
  product: CovarianceProduct,
  level = FAMILY_LEVEL,
): readonly (DimensionCheck | Undetermined)[] {
  const use = categoryUse(view, predictive(view), view.dimension, dimensions);
  const fit = facetFits(view, view.dimension, dimensions, 'leverage');
  const score = thresholdScore(view, dimensions, product);
  const rated = use.filter((own) => !isUndetermined(own)).length;
  const tests = testDimensions(score, level, (d) => ratingsOf(use, d) >= LEAST_DIMENSION_RATINGS);
  return use.map((ownUse, dimension) => {
    const ownFit = fit[dimension];
    const own = tests.get(dimension);
    if (isUndetermined(ownUse)) return ownUse;
    if (ownFit === undefined || isUndetermined(ownFit)) return undetermined('no_ratings');
    if (view.link.categories === 2) return undetermined('one_threshold');
    if (rated < 2) return undetermined('one_dimension');
    if (own === undefined) return undetermined('too_few_ratings');
    if (own.test.degrees === 0) return undetermined('same_shape_only');
    return {
      kind: 'dimension_check',
      dimension,
      use: ownUse,
      fit: ownFit,
      statistic: own.test.statistic,
      degrees: own.test.degrees,
      pValue: own.pValue,
      displacement: displacementOf(own.test),
      flagged: own.flagged,
    };
  });
}

function ratingsOf(use: readonly (CategoryUse | Undetermined)[], dimension: number): number {
  const own = use[dimension];
  return own === undefined || isUndetermined(own) ? 0 : own.ratings;
}

interface Judged {
  readonly test: ScoreTest;
  readonly pValue: number;
  readonly flagged: boolean;
}

function testDimensions(
  score: ThresholdScore,
  level: number,
  isEligible: (dimension: number) => boolean,
): ReadonlyMap<number, Judged> {
  const nuisance = sharedDirections(score);
  const open = Array.from({ length: score.dimensions }, (_, d) => d).filter(isEligible);
  const judged = new Map<number, Judged>();
  for (;;) {
    let worst = -1;
    for (const d of open) {
      if (judged.get(d)?.flagged) continue;
      const test = scoreTest(score.score, score.information, nuisance, shapeDirections(score, d));
      const pValue = test.degrees > 0 ? chiSquaredTail(test.statistic, test.degrees) : 1;
      judged.set(d, { test, pValue, flagged: false });
      const matters = displacementOf(test).some((shift) => Math.abs(shift) >= LEAST_DISPLACEMENT);
      if (matters && pValue < (judged.get(worst)?.pValue ?? Number.POSITIVE_INFINITY)) worst = d;
    }
    const found = judged.get(worst);
    const left = open.filter((d) => !judged.get(d)?.flagged).length;
    if (found === undefined || found.pValue > level / left) return judged;
    judged.set(worst, { ...found, flagged: true });
    nuisance.push(...shapeDirections(score, worst));
  }
}

/** What the fitted model can move already: each shared threshold, and each dimension's location. */
function sharedDirections(score: ThresholdScore): Float64Array[] {
  const { dimensions, thresholds } = score;
  const total = dimensions * thresholds;
  const directions: Float64Array[] = [];
  for (let m = 0; m < thresholds; m++)
    directions.push(Float64Array.from({ length: total }, (_, p) => (p % thresholds === m ? 1 : 0)));
  for (let d = 0; d < dimensions; d++)
    directions.push(
      Float64Array.from({ length: total }, (_, p) => (Math.floor(p / thresholds) === d ? 1 : 0)),
    );
  return directions;
}

/** The spacing of one dimension's thresholds: threshold m up, the last down, for m = 1..T - 1. */
function shapeDirections(score: ThresholdScore, dimension: number): Float64Array[] {
  const { dimensions, thresholds } = score;
  return Array.from({ length: thresholds - 1 }, (_, m) => {
    const direction = new Float64Array(dimensions * thresholds);
    direction[dimension * thresholds + m] = 1;
    direction[dimension * thresholds + thresholds - 1] = -1;
    return direction;
  });
}

function displacementOf(test: ScoreTest): Float64Array {
  const size = test.estimate.length;
  const displacement = new Float64Array(size + 1);
  for (let m = 0; m < size; m++) {
    displacement[m] = at(test.estimate, m);
    displacement[size] = at(displacement, size) - at(test.estimate, m);
  }
  return displacement;
}
