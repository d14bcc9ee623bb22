import { addAt, at, intAt } from './access.ts';
import { factoriseCholesky, invertFromCholesky } from './cholesky.ts';
import { addRating, type FixedEffects } from './fixed-effects.ts';
import { asBlocks, cardSigma, type Effects, type HyperParameters, zeroEffects } from './hyper.ts';
import type { PerRating } from './joint.ts';
import { createThresholdSlopes, type Link, type LinkName } from './link.ts';
import type { Problem } from './problem.ts';
import { type System, solve } from './system.ts';

/**
 * The uncertainty of the hyper-parameters and how the random effects follow them. The order of phi, here and wherever a
 * covariance V_phi is kept: K - 1 thresholds tau, the difficulties b of all D dimensions by index, log Sc, log Scd,
 * log Sr, log Scr. V_phi is singular by construction (the b sum to 0), and has a row of zeros for whatever is held:
 * an SD that the model lacks, that was given, or that stands at its lower bound.
 */
export interface HyperUncertainty {
  readonly size: number;
  /** V_phi, row-major. */
  readonly covariance: Float64Array;
  /** Lower triangular R with R R' = V_phi. */
  readonly root: Float64Array;
  /** H^-1 f_uphi = - d u^ / d phi, one column per hyper-parameter; null for one that is held. */
  readonly sensitivity: readonly (Effects | null)[];
}

/** Length of phi in the order above. */
export function hyperSize(categories: number, dimensions: number): number {
  return categories - 1 + dimensions + 4;
}

/** A fit's point, as far as derivatives by phi need it. */
export interface FittedPoint {
  readonly problem: Problem;
  readonly link: Link;
  readonly hyper: HyperParameters;
  readonly effects: Effects;
  readonly perRating: PerRating;
  readonly system: System;
}

/** The uncertainty at a fitted point, given V_phi. */
export function createUncertainty(point: FittedPoint, covariance: Float64Array): HyperUncertainty {
  const size = hyperSize(point.problem.categories, point.problem.dimensions);
  const wanted = Array.from({ length: size }, (_, m) => at(covariance, m * (size + 1)) > 0);
  return {
    size,
    covariance,
    root: factoriseSemidefinite(covariance, size),
    sensitivity: sensitivities(point, wanted),
  };
}

/** Lower triangular R with R R' = A for a positive semidefinite A; a pivot lost in rounding leaves a column of zeros. */
function factoriseSemidefinite(a: Float64Array, n: number): Float64Array {
  const root = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let value = at(a, i * n + j);
      for (let k = 0; k < j; k++) value -= at(root, i * n + k) * at(root, j * n + k);
      if (i === j) {
        if (!(value > 1e-12 * at(a, j * n + j))) break;
        root[j * n + j] = Math.sqrt(value);
      } else root[i * n + j] = value / at(root, j * n + j);
    }
  }
  return root;
}

/** H^-1 f_uphi for the wanted hyper-parameters: f_utau = sum of cross a_i, f_ub = - sum of w a_i, f_ulogsigma = - 2 u / sigma^2. */
function sensitivities(point: FittedPoint, wanted: readonly boolean[]): (Effects | null)[] {
  const { problem, link, hyper, effects, perRating, system } = point;
  const columns = wanted.map((want) => (want ? zeroEffects(problem) : null));
  const thresholds = problem.categories - 1;
  const slopes = createThresholdSlopes(problem.categories);
  for (let i = 0; i < problem.count; i++) {
    link.thresholdSlopes(intAt(problem.score, i), at(perRating.eta, i), hyper.thresholds, slopes);
    for (let m = 0; m < thresholds; m++) {
      const column = columns[m];
      const cross = at(slopes.cross, m);
      if (column && cross !== 0) addRating(problem, column, i, cross);
    }
    const column = columns[thresholds + intAt(problem.dimension, i)];
    if (column) addRating(problem, column, i, -at(perRating.weight, i));
  }
  const first = thresholds + problem.dimensions;
  const bySigma = (place: number, read: (of: Effects) => Float64Array, sigma: number): void => {
    const column = columns[first + place];
    const own = read(effects);
    if (column)
      for (let i = 0; i < own.length; i++) addAt(read(column), i, (-2 * at(own, i)) / (sigma * sigma));
  };
  bySigma(0, (of) => of.candidate, hyper.sigmaCandidate);
  bySigma(1, (of) => of.cell, hyper.sigmaCell);
  bySigma(2, (of) => of.rater, hyper.sigmaRater);
  bySigma(3, (of) => of.card, cardSigma(hyper));
  for (const column of columns) if (column) solve(system, asBlocks(problem, column));
  return columns;
}

/**
 * V_phi of a joint maximum: the inverse of its profile Hessian P, the SDs held. null where P is not positive definite.
 */
export function covarianceOfJointMaximum(problem: Problem, fixed: FixedEffects): Float64Array | null {
  const n = fixed.size;
  const factor = Float64Array.from(fixed.hessian);
  if (!factoriseCholesky(factor, n)) return null;
  const inverse = new Float64Array(n * n);
  invertFromCholesky(factor, n, inverse);
  const from = n + (problem.hasCards ? 4 : 3);
  const parameters = new Float64Array(from * from);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) parameters[i * from + j] = at(inverse, i >= j ? i * n + j : j * n + i);
  return covarianceOfHyper('rsm', problem, new Float64Array(problem.categories - 1), parameters);
}

/**
 * V_phi from the covariance of the unconstrained parameters (parameters.ts, `size` of them, its rows of held ones 0):
 * d phi / d parameter is 1 except for the thresholds of cum, which all follow a gap below them, and the reference
 * dimension's b, which is minus the sum of the others with ratings.
 */
export function covarianceOfHyper(
  link: LinkName,
  problem: Problem,
  tau: Float64Array,
  parameters: Float64Array,
): Float64Array {
  const { categories, dimensions, referenceDimension } = problem;
  const thresholds = categories - 1;
  const from = thresholds + dimensions - 1 + (problem.hasCards ? 4 : 3);
  const size = hyperSize(categories, dimensions);
  const jacobian = new Float64Array(size * from);
  for (let m = 0; m < thresholds; m++) {
    if (link === 'rsm') {
      jacobian[m * from + m] = 1;
      continue;
    }
    jacobian[m * from] = 1;
    for (let j = 1; j <= m; j++) jacobian[m * from + j] = at(tau, j) - at(tau, j - 1);
  }
  for (let d = 0; d < dimensions; d++) {
    const row = (thresholds + d) * from + thresholds;
    if (d !== referenceDimension) jacobian[row + (d < referenceDimension ? d : d - 1)] = 1;
    else
      for (let other = 0; other < dimensions; other++)
        if (other !== d && intAt(problem.dimensionRatings, other) > 0)
          jacobian[row + (other < d ? other : other - 1)] = -1;
  }
  for (let m = 0; m < from - thresholds - dimensions + 1; m++)
    jacobian[(thresholds + dimensions + m) * from + thresholds + dimensions - 1 + m] = 1;
  return sandwich(jacobian, parameters, size, from);
}

/** A B A' for A of `rows` x `columns` and a symmetric B. */
function sandwich(a: Float64Array, b: Float64Array, rows: number, columns: number): Float64Array {
  const half = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < columns; k++) {
      const value = at(a, i * columns + k);
      if (value === 0) continue;
      for (let j = 0; j < columns; j++) addAt(half, i * columns + j, value * at(b, k * columns + j));
    }
  }
  const result = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      let sum = 0;
      for (let k = 0; k < columns; k++) sum += at(half, i * columns + k) * at(a, j * columns + k);
      result[i * rows + j] = sum;
    }
  }
  return result;
}
