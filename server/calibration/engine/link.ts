/**
 * A link turns a location eta (logits) into the probabilities of the scores 1..K, given K - 1 thresholds tau.
 * Both links are log-concave in (eta, tau) together, which is what makes Newton with step halving safe.
 * A link owns scratch space of size K and is therefore not to be shared between interleaved evaluations.
 */
export type LinkName = 'rsm' | 'cum';

/** Positions in the `out` array of `Link.evaluate`. */
export const LOG_PROB = 0;
export const SLOPE = 1;
export const WEIGHT = 2;
export const WEIGHT_SLOPE = 3;
export const EVALUATION_SIZE = 4;

/** What the gradient of the Laplace likelihood needs of the thresholds, T = K - 1 of them. */
export interface ThresholdSlopes {
  /** d log P / d tau, length T. */
  readonly gradient: Float64Array;
  /** - d2 log P / d eta d tau, length T. */
  readonly cross: Float64Array;
  /** d weight / d tau, length T. */
  readonly weight: Float64Array;
}

/** First and second derivatives of log P(score) that involve the thresholds. */
export interface ThresholdDerivatives {
  /** d log P / d tau, length T. */
  readonly gradient: Float64Array;
  /** - d2 log P / d eta d tau, length T. */
  readonly cross: Float64Array;
  /** - d2 log P / d tau d tau', T x T. */
  readonly curvature: Float64Array;
}

/** Values and eta-derivatives of many ratings, one element each. */
export interface Evaluations {
  readonly slope: Float64Array;
  readonly weight: Float64Array;
  readonly weightSlope: Float64Array;
}

/** Upper tails P(Y > m), m = 1..T, and their derivatives; expectation = 1 + sum of the tails. */
export interface Tails {
  readonly probability: Float64Array;
  /** d P(Y > m) / d eta. */
  readonly slope: Float64Array;
  /** d P(Y > m) / d tau_j at m * T + j. */
  readonly thresholdSlope: Float64Array;
}

export interface Link {
  readonly name: LinkName;
  readonly categories: number;
  /** log P(score | eta, tau); -Infinity where the thresholds are not admissible. */
  logProb(score: number, eta: number, tau: Float64Array): number;
  /** E[Y | eta, tau] on 1..K. */
  expectation(eta: number, tau: Float64Array): number;
  /** log P, d log P / d eta, weight = - d2 log P / d eta2, and d weight / d eta, into `out`. */
  evaluate(score: number, eta: number, tau: Float64Array, out: Float64Array): void;
  /** `evaluate` for many ratings at once; returns the sum of their log P. One exponential a rating instead of K. */
  evaluateAll(score: Int32Array, eta: Float64Array, tau: Float64Array, out: Evaluations): number;
  thresholdSlopes(score: number, eta: number, tau: Float64Array, out: ThresholdSlopes): void;
  thresholdDerivatives(score: number, eta: number, tau: Float64Array, out: ThresholdDerivatives): void;
  tails(eta: number, tau: Float64Array, out: Tails): void;
}

/** Space for `Link.thresholdDerivatives` at K categories. */
export function createThresholdDerivatives(categories: number): ThresholdDerivatives {
  const size = categories - 1;
  return {
    gradient: new Float64Array(size),
    cross: new Float64Array(size),
    curvature: new Float64Array(size * size),
  };
}

/** Space for `Link.thresholdSlopes` at K categories. */
export function createThresholdSlopes(categories: number): ThresholdSlopes {
  const size = categories - 1;
  return {
    gradient: new Float64Array(size),
    cross: new Float64Array(size),
    weight: new Float64Array(size),
  };
}

/** Space for `Link.tails` at K categories. */
export function createTails(categories: number): Tails {
  const size = categories - 1;
  return {
    probability: new Float64Array(size),
    slope: new Float64Array(size),
    thresholdSlope: new Float64Array(size * size),
  };
}
