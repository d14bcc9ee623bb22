/** A dimension as a composite needs it. Weights are relative: any positive, finite numbers. */
export interface WeightedDimension {
  readonly id: string;
  readonly weight: number;
  readonly isMustHave: boolean;
}

/** What was found on a dimension: a figure on the scale of the scores, or null where nobody assessed it. */
export interface DimensionScore {
  readonly dimensionId: string;
  readonly score: number | null;
}

/**
 * A weighted mean, or why there is none. `coverage` is the share of the whole weight that was assessed, from 0 to 1;
 * `notAssessed` holds the ids of the dimensions without a score, in the order of the dimensions.
 */
export type Composite =
  | {
      readonly kind: 'mean';
      readonly mean: number;
      readonly coverage: number;
      readonly notAssessed: readonly string[];
    }
  | {
      readonly kind: 'not_shown';
      readonly reason: 'must_have_not_assessed' | 'too_little_assessed';
      readonly coverage: number;
      readonly notAssessed: readonly string[];
    };

/** Of the whole weight; below it a mean would stand for a part of the role only. */
export const minCoverage = 0.75;

/** Sums of weights such as 0.1 are off by some units in the last place; three of four equal ones must count as 75 %. */
const tolerance = 1e-9;

/**
 * The mean of the assessed dimensions with their weights renormalised to 1:
 *
 *   mean = sum(w_d * s_d) / sum(w_d), over the dimensions d with a score; coverage = sum(w_d assessed) / sum(w_d)
 *
 * A dimension that nobody assessed is left out and never counts as a number; a dimension without an entry in `scores`
 * is one of these. Not shown where a must-have is not assessed (this reason comes first) or the coverage is below
 * 75 %, as it is without any dimension. Same unit as the scores. Throws RangeError on a weight that is not positive and
 * finite, a score that is not finite, two scores for one dimension and a score for none of the dimensions.
 */
export function weightedMean(
  scores: readonly DimensionScore[],
  dimensions: readonly WeightedDimension[],
): Composite {
  const scoreOf = scoresById(scores, dimensions);
  let totalWeight = 0;
  let assessedWeight = 0;
  let weightedSum = 0;
  let isMustHaveMissing = false;
  const notAssessed: string[] = [];
  for (const { id, weight, isMustHave } of dimensions) {
    const score = scoreOf.get(id) ?? null;
    totalWeight += weight;
    if (score === null) {
      notAssessed.push(id);
      isMustHaveMissing ||= isMustHave;
    } else {
      assessedWeight += weight;
      weightedSum += weight * score;
    }
  }
  const coverage = totalWeight === 0 ? 0 : assessedWeight / totalWeight;
  if (isMustHaveMissing)
    return { kind: 'not_shown', reason: 'must_have_not_assessed', coverage, notAssessed };
  if (coverage < minCoverage - tolerance)
    return { kind: 'not_shown', reason: 'too_little_assessed', coverage, notAssessed };
  return { kind: 'mean', mean: weightedSum / assessedWeight, coverage, notAssessed };
}

function scoresById(
  scores: readonly DimensionScore[],
  dimensions: readonly WeightedDimension[],
): ReadonlyMap<string, number | null> {
  const known = new Set(dimensions.map(({ id }) => id));
  if (known.size !== dimensions.length) throw new RangeError('a dimension is listed twice');
  for (const { id, weight } of dimensions)
    if (!(Number.isFinite(weight) && weight > 0)) throw new RangeError(`the weight of ${id} is not positive`);
  const byId = new Map<string, number | null>();
  for (const { dimensionId, score } of scores) {
    if (!known.has(dimensionId)) throw new RangeError(`${dimensionId} is none of the dimensions`);
    if (byId.has(dimensionId)) throw new RangeError(`${dimensionId} has two scores`);
    if (score !== null && !Number.isFinite(score))
      throw new RangeError(`the score of ${dimensionId} is no number`);
    byId.set(dimensionId, score);
  }
  return byId;
}
