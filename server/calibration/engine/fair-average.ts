import { addAt, at, intAt } from './access.ts';
import { type Contrast, NOTHING, type Solution, variance, type Whitened, whiten } from './covariance.ts';
import { createTails } from './link.ts';
import { twoSidedQuantile } from './normal.ts';
import type { Problem } from './problem.ts';
import type { Refusal } from './refusal.ts';

/** Expected score on one dimension under an interviewer of severity 0, and how it moves. */
export interface DimensionExpectation {
  readonly dimension: number;
  /** The cell of (candidate, dimension), or -1 where there is none (unrated, or a model without cells). */
  readonly cell: number;
  readonly rated: boolean;
  /** eta_cd = theta_c + delta_cd - b_d, logits; delta = 0 where unrated. */
  readonly location: number;
  /** F_cd = E[Y | eta_cd, severity 0], on 1..K. */
  readonly fair: number;
  /** d F_cd / d eta. */
  readonly slope: number;
  /** d F_cd / d tau, length K - 1. */
  readonly thresholdSlope: Float64Array;
}

/** A quantity with its standard error and the form in which covariances are taken. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  readonly whitened: Whitened;
}

export interface FairAverage {
  readonly kind: 'fair_average';
  readonly candidate: number;
  /** F_c, the weighted mean of F_cd, on 1..K, with its delta-method standard error. */
  readonly fair: Estimate;
  /** The same mean on the logit scale: sum of w_d eta_cd. */
  readonly composite: Estimate;
  readonly dimensions: readonly DimensionExpectation[];
  /** Weights of `dimensions`, renormalised to sum 1. */
  readonly weights: readonly number[];
  /** Share of the total weight that the dimensions cover, 0..1. */
  readonly coverage: number;
  readonly categories: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** The cell of (c, d), or -1. */
export function findCell(problem: Problem, candidate: number, dimension: number): number {
  if (!problem.hasCells) return -1;
  for (let k = intAt(problem.groupCell, candidate); k < intAt(problem.groupCell, candidate + 1); k++)
    if (intAt(problem.cellDimension, k) === dimension) return k;
  return -1;
}

/** True where candidate c has a rating on dimension d. */
export function isRated(problem: Problem, candidate: number, dimension: number): boolean {
  const k = findCell(problem, candidate, dimension);
  if (k >= 0) return intAt(problem.cellStart, k) < intAt(problem.cellStart, k + 1);
  if (problem.hasCells) return false;
  const end = intAt(problem.candidateStart, candidate + 1);
  for (let k = intAt(problem.candidateStart, candidate); k < end; k++)
    if (intAt(problem.dimension, intAt(problem.candidateRating, k)) === dimension) return true;
  return false;
}

/** F_cd = E[Y | theta_c + delta_cd - b_d, severity 0] (the fair average of Linacre 1989, by dimension). */
export function expectOn(solution: Solution, candidate: number, dimension: number): DimensionExpectation {
  const { problem, link, hyper, effects } = solution;
  const cell = findCell(problem, candidate, dimension);
  const delta = cell >= 0 ? at(effects.cell, cell) : 0;
  const location = at(effects.candidate, candidate) + delta - at(hyper.difficulty, dimension);
  const tails = createTails(problem.categories);
  link.tails(location, hyper.thresholds, tails);
  const size = problem.categories - 1;
  const thresholdSlope = new Float64Array(size);
  let fair = 1;
  let slope = 0;
  for (let m = 0; m < size; m++) {
    fair += at(tails.probability, m);
    slope += at(tails.slope, m);
    for (let j = 0; j < size; j++) addAt(thresholdSlope, j, at(tails.thresholdSlope, m * size + j));
  }
  const rated = isRated(problem, candidate, dimension);
  return { dimension, cell, rated, location, fair, slope, thresholdSlope };
}

/** The contrast of sum over d of w_d eta_cd x (slope or 1), with the threshold part where `slopes` is true. */
function compositeContrast(
  solution: Solution,
  candidate: number,
  dimensions: readonly DimensionExpectation[],
  weights: readonly number[],
  slopes: boolean,
): Contrast {
  const { problem, hyper } = solution;
  const fixed = new Float64Array(problem.categories - 1 + problem.dimensions);
  const index: number[] = [];
  const value: number[] = [];
  let onCandidate = 0;
  let extraVariance = 0;
  dimensions.forEach((expected, position) => {
    const weight = weights[position] as number; // reason: parallel arrays
    const move = slopes ? weight * expected.slope : weight;
    onCandidate += move;
    if (expected.cell >= 0) {
      index.push(expected.cell);
      value.push(move);
    } else if (problem.hasCells) extraVariance += move * move * hyper.sigmaCell * hyper.sigmaCell;
    addAt(fixed, problem.categories - 1 + expected.dimension, -move);
    if (slopes) {
      for (let m = 0; m < expected.thresholdSlope.length; m++)
        addAt(fixed, m, weight * at(expected.thresholdSlope, m));
    }
  });
  return {
    candidate: { index: [candidate], value: [onCandidate] },
    cell: { index, value },
    rater: NOTHING,
    fixed,
    extraVariance,
  };
}

function estimate(solution: Solution, value: number, contrast: Contrast): Estimate {
  const whitened = whiten(solution, contrast);
  return { value, standardError: Math.sqrt(variance(whitened)), whitened };
}

/**
 * The fair average of a candidate over some dimensions, weights renormalised: F_c = sum of w_d F_cd.
 * `over` = 'assessed' is what may be shown; 'every' is the all-dimension figure of the engine's file output, in
 * which an unrated dimension has its prior given theta (delta = 0, variance Scd2). `only` restricts further.
 * A candidate without ratings, or with none on these dimensions, is `not_assessed` under 'assessed'.
 */
export function fairAverage(
  solution: Solution,
  candidate: number,
  weights: Float64Array,
  over: 'assessed' | 'every',
  only: ((dimension: number) => boolean) | null = null,
): FairAverage | Refusal {
  const { problem } = solution;
  const dimensions: DimensionExpectation[] = [];
  const chosen: number[] = [];
  let covered = 0;
  let total = 0;
  for (let d = 0; d < problem.dimensions; d++) {
    const weight = at(weights, d);
    total += weight;
    if (weight === 0 || (only !== null && !only(d))) continue;
    if (over === 'assessed' && !isRated(problem, candidate, d)) continue;
    dimensions.push(expectOn(solution, candidate, d));
    chosen.push(weight);
    covered += weight;
  }
  if (!(total > 0)) return { kind: 'not_assessed', reason: 'zero_weight' };
  if (dimensions.length === 0) return { kind: 'not_assessed', reason: 'candidate_without_ratings' };
  const normalised = chosen.map((weight) => weight / covered);
  let fair = 0;
  let composite = 0;
  dimensions.forEach((expected, position) => {
    const weight = normalised[position] as number; // reason: parallel arrays
    fair += weight * expected.fair;
    composite += weight * expected.location;
  });
  const byFair = compositeContrast(solution, candidate, dimensions, normalised, true);
  const byLocation = compositeContrast(solution, candidate, dimensions, normalised, false);
  return {
    kind: 'fair_average',
    candidate,
    fair: estimate(solution, fair, byFair),
    composite: estimate(solution, composite, byLocation),
    dimensions,
    weights: normalised,
    coverage: covered / total,
    categories: problem.categories,
  };
}

/** The share (F - 1) / (K - 1), kept off 0 and 1 by 1e-12 so that its logit is finite. */
function share(fair: number, categories: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-12, (fair - 1) / (categories - 1)));
}

/** G = logit((F - 1) / (K - 1)) and d G / d F: the scale on which composites are compared. */
export function logitScale(
  fair: number,
  categories: number,
): { readonly value: number; readonly slope: number } {
  const p = share(fair, categories);
  return { value: Math.log(p / (1 - p)), slope: 1 / (p * (1 - p) * (categories - 1)) };
}

/** Interval for F_c by the delta method on G = logit((F - 1) / (K - 1)); it stays inside 1..K. */
export function fairInterval(average: FairAverage, level: number): Interval {
  const { categories } = average;
  const scale = logitScale(average.fair.value, categories);
  const half = twoSidedQuantile(level) * average.fair.standardError * scale.slope;
  const back = (g: number): number => 1 + (categories - 1) / (1 + Math.exp(-g));
  return { low: back(scale.value - half), high: back(scale.value + half), level };
}

/**
 * Interval for F_cd by transforming the end points of eta_cd. The half width on eta is z se(F_cd) / (dF/d eta),
 * so that the thresholds' uncertainty is in it. An unrated dimension is `not_assessed`.
 */
export function dimensionInterval(
  solution: Solution,
  candidate: number,
  dimension: number,
  level: number,
): (Interval & { readonly fair: number }) | Refusal {
  if (!isRated(solution.problem, candidate, dimension))
    return { kind: 'not_assessed', reason: 'dimension_without_ratings' };
  const expected = expectOn(solution, candidate, dimension);
  const contrast = compositeContrast(solution, candidate, [expected], [1], true);
  const onScore = estimate(solution, expected.fair, contrast).standardError;
  const half = (twoSidedQuantile(level) * onScore) / Math.max(expected.slope, 1e-12);
  const { link, hyper } = solution;
  return {
    fair: expected.fair,
    low: link.expectation(expected.location - half, hyper.thresholds),
    high: link.expectation(expected.location + half, hyper.thresholds),
    level,
  };
}
