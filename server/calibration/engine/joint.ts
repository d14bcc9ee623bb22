import { addAt, at, intAt } from './access.ts';
import { addDifficulty } from './difficulty.ts';
import {
  cardSigma,
  type Effects,
  type HyperParameters,
  locationOf,
  predictorOf,
  zeroEffects,
} from './hyper.ts';
import { createThresholdSlopes, type Link } from './link.ts';
import { HALF_LOG_TWO_PI } from './normal.ts';
import type { Problem } from './problem.ts';

/** Locations, and the eta-derivatives of the log likelihood there, rating by rating in the problem's order. */
export interface PerRating {
  readonly eta: Float64Array;
  readonly slope: Float64Array;
  readonly weight: Float64Array;
  readonly weightSlope: Float64Array;
}

export function createPerRating(problem: Problem): PerRating {
  return {
    eta: new Float64Array(problem.count),
    slope: new Float64Array(problem.count),
    weight: new Float64Array(problem.count),
    weightSlope: new Float64Array(problem.count),
  };
}

/**
 * sum of log P(y_i | eta_i, tau) over the ratings, filling `out`. No ratings: 0. Inadmissible thresholds:
 * -Infinity.
 */
export function logLikelihood(
  problem: Problem,
  link: Link,
  hyper: HyperParameters,
  effects: Effects,
  out: PerRating,
): number {
  for (let i = 0; i < problem.count; i++)
    out.eta[i] = predictorOf(problem, effects, i) - at(hyper.difficulty, intAt(problem.dimension, i));
  return link.evaluateAll(problem.score, out.eta, hyper.thresholds, out);
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += at(values, i) * at(values, i);
  return sum;
}

/** sum of x2 / (2 sigma2) over the random effects: the part of the negative log prior that moves with them. */
export function penalty(problem: Problem, hyper: HyperParameters, effects: Effects): number {
  const candidate = sumOfSquares(effects.candidate) / (hyper.sigmaCandidate * hyper.sigmaCandidate);
  const rater = sumOfSquares(effects.rater) / (hyper.sigmaRater * hyper.sigmaRater);
  const cell = problem.hasCells ? sumOfSquares(effects.cell) / (hyper.sigmaCell * hyper.sigmaCell) : 0;
  const sigmaCard = cardSigma(hyper);
  const card = problem.hasCards ? sumOfSquares(effects.card) / (sigmaCard * sigmaCard) : 0;
  return 0.5 * (candidate + rater + cell + card);
}

/** The normalising part, sum of log sigma + 1/2 log 2 pi over the random effects. */
export function priorConstant(problem: Problem, hyper: HyperParameters): number {
  let sum = problem.candidates * (Math.log(hyper.sigmaCandidate) + HALF_LOG_TWO_PI);
  sum += problem.raters * (Math.log(hyper.sigmaRater) + HALF_LOG_TWO_PI);
  if (problem.hasCells) sum += problem.cells * (Math.log(hyper.sigmaCell) + HALF_LOG_TWO_PI);
  if (problem.hasCards) sum += problem.cards * (Math.log(cardSigma(hyper)) + HALF_LOG_TWO_PI);
  return sum;
}

/** The joint negative log likelihood f(u, phi) of ratings and random effects, and its gradient. */
export interface JointGradient {
  readonly value: number;
  readonly thresholds: Float64Array;
  /** By the D - 1 free coordinates of the difficulties (difficulty.ts). */
  readonly difficulty: Float64Array;
  readonly logSigmaCandidate: number;
  readonly logSigmaCell: number;
  readonly logSigmaRater: number;
  readonly logSigmaCard: number;
  readonly effects: Effects;
}

/**
 * f(u, phi) = - sum log P(y_i | eta_i, tau) - log density of theta, delta and s, with every constant, and its
 * exact gradient by phi and u (CALIBRATION.md, Model). No ratings: the priors alone.
 */
export function jointGradient(
  problem: Problem,
  link: Link,
  hyper: HyperParameters,
  effects: Effects,
): JointGradient {
  const perRating = createPerRating(problem);
  const fit = logLikelihood(problem, link, hyper, effects, perRating);
  const value = -fit + penalty(problem, hyper, effects) + priorConstant(problem, hyper);
  const gradient = zeroEffects(problem);
  const thresholds = new Float64Array(problem.categories - 1);
  const byDimension = new Float64Array(problem.dimensions);
  const derivatives = createThresholdSlopes(problem.categories);
  for (let i = 0; i < problem.count; i++) {
    const slope = at(perRating.slope, i);
    addAt(gradient.candidate, intAt(problem.candidate, i), -slope);
    addAt(gradient.rater, intAt(problem.rater, i), slope);
    if (problem.hasCells) addAt(gradient.cell, intAt(problem.cell, i), -slope);
    if (problem.hasCards) addAt(gradient.card, intAt(problem.slot, i), -slope);
    addAt(byDimension, intAt(problem.dimension, i), slope);
    const eta = locationOf(problem, hyper.difficulty, effects, i);
    link.thresholdSlopes(intAt(problem.score, i), eta, hyper.thresholds, derivatives);
    for (let m = 0; m < thresholds.length; m++) addAt(thresholds, m, -at(derivatives.gradient, m));
  }
  const logSigmaCandidate = addPrior(gradient.candidate, effects.candidate, hyper.sigmaCandidate);
  const logSigmaRater = addPrior(gradient.rater, effects.rater, hyper.sigmaRater);
  const logSigmaCell = problem.hasCells ? addPrior(gradient.cell, effects.cell, hyper.sigmaCell) : 0;
  const logSigmaCard = problem.hasCards ? addPrior(gradient.card, effects.card, cardSigma(hyper)) : 0;
  const difficulty = new Float64Array(problem.dimensions - 1);
  for (let d = 0; d < problem.dimensions; d++) addDifficulty(problem, difficulty, 0, d, at(byDimension, d));
  const logSigmas = { logSigmaCandidate, logSigmaCell, logSigmaRater, logSigmaCard };
  return { value, thresholds, difficulty, ...logSigmas, effects: gradient };
}

/** Adds x / sigma2 to the gradient; returns the derivative by log sigma, n - sum x2 / sigma2. */
function addPrior(gradient: Float64Array, values: Float64Array, sigma: number): number {
  const precision = 1 / (sigma * sigma);
  for (let i = 0; i < values.length; i++) addAt(gradient, i, at(values, i) * precision);
  return values.length - sumOfSquares(values) * precision;
}
