import { addAt, at, intAt } from './access.ts';
import type { Problem } from './problem.ts';
import type { Refusal } from './refusal.ts';

/** Plain arithmetic on one candidate's scores, dimension by dimension. */
export interface RawDimension {
  readonly dimension: number;
  readonly mean: number;
  readonly ratings: number;
}

export interface RawComposite {
  readonly kind: 'raw';
  /** Weighted mean of the dimension means over the assessed dimensions, weights renormalised, on 1..K. */
  readonly mean: number;
  /** Share of the total weight that the assessed dimensions carry, 0..1. */
  readonly coverage: number;
  readonly ratings: number;
  readonly dimensions: readonly RawDimension[];
  /** Renormalised weights of `dimensions`. */
  readonly weights: readonly number[];
}

/** Positions of one candidate's ratings in the problem's order. */
export function ratingsOf(problem: Problem, candidate: number): readonly number[] {
  const first = intAt(problem.candidateStart, candidate);
  const end = intAt(problem.candidateStart, candidate + 1);
  return Array.from(problem.candidateRating.subarray(first, end));
}

/**
 * The raw composite: mean per dimension, then the weighted mean over assessed dimensions. Dimensions of weight 0
 * do not enter. No rating on a weighted dimension: `not_assessed`.
 */
export function rawComposite(
  problem: Problem,
  candidate: number,
  weights: Float64Array,
): RawComposite | Refusal {
  const sum = new Float64Array(problem.dimensions);
  const count = new Float64Array(problem.dimensions);
  for (const i of ratingsOf(problem, candidate)) {
    addAt(sum, intAt(problem.dimension, i), intAt(problem.score, i));
    addAt(count, intAt(problem.dimension, i), 1);
  }
  const dimensions: RawDimension[] = [];
  let covered = 0;
  let total = 0;
  let weighted = 0;
  let ratings = 0;
  for (let d = 0; d < problem.dimensions; d++) {
    const weight = at(weights, d);
    total += weight;
    if (weight === 0 || at(count, d) === 0) continue;
    const mean = at(sum, d) / at(count, d);
    dimensions.push({ dimension: d, mean, ratings: at(count, d) });
    covered += weight;
    weighted += weight * mean;
    ratings += at(count, d);
  }
  if (!(total > 0)) return { kind: 'not_assessed', reason: 'zero_weight' };
  if (dimensions.length === 0) return { kind: 'not_assessed', reason: 'candidate_without_ratings' };
  const normalised = dimensions.map(({ dimension }) => at(weights, dimension) / covered);
  return {
    kind: 'raw',
    mean: weighted / covered,
    coverage: covered / total,
    ratings,
    dimensions,
    weights: normalised,
  };
}
