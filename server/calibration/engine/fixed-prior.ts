import { addAt, at } from './access.ts';
import { addDifficulty, coordinatesOf } from './difficulty.ts';
import { createThresholdDerivatives, type Link } from './link.ts';
import type { Problem } from './problem.ts';

/**
 * The weak regularisation of the provisional fit, so that thresholds and difficulties exist on any data
 * (one rating, all scores extreme, a category nobody used). It is no part of the inner problem or of the
 * Laplace likelihood.
 *
 * Thresholds: *one imaginary rating*, given to a typical candidate on a typical dimension by a typical
 * interviewer (eta = 0) and spread over the categories like the reference thresholds tau0 would spread it:
 * - sum over k of P(k | 0, tau0) log P(k | 0, tau). Its minimum is tau0; it is convex for both links, is
 * symmetric when the scale is mirrored, and for cum keeps the thresholds apart. tau0 is equally spaced around
 * 0 over a span of 5.2 (K - 2) / (K - 1) logits (rsm) or 6.8 (K - 2) / (K - 1) (cum): 1.3 and 1.7 apart at K = 5.
 *
 * Difficulties: b_d ~ N(0, 2^2), all D of them under sum b = 0 over the rated ones, which treats the dimensions
 * alike. A dimension without ratings stays at 0.
 */
export const IMAGINARY_RATINGS = 1;
export const DIFFICULTY_SD = 2;

/** tau0, ascending, antisymmetric: tau0_m = -tau0_{K-m}. */
export function referenceThresholds(link: Link): Float64Array {
  const size = link.categories - 1;
  const spacing = (link.name === 'rsm' ? 5.2 : 6.8) / size;
  const thresholds = new Float64Array(size);
  for (let m = 0; m < size; m++) thresholds[m] = spacing * (m - (size - 1) / 2);
  return thresholds;
}

/** The imaginary rating's share of each category, length K, sum 1. */
export function imaginaryShares(link: Link): Float64Array {
  const reference = referenceThresholds(link);
  const shares = new Float64Array(link.categories);
  for (let k = 1; k <= link.categories; k++) shares[k - 1] = Math.exp(link.logProb(k, 0, reference));
  return shares;
}

/** The negative log of the regularisation, up to a constant. */
export function fixedPenalty(
  link: Link,
  shares: Float64Array,
  thresholds: Float64Array,
  difficulty: Float64Array,
): number {
  let sum = 0;
  for (let k = 1; k <= link.categories; k++)
    sum -= IMAGINARY_RATINGS * at(shares, k - 1) * link.logProb(k, 0, thresholds);
  for (let d = 0; d < difficulty.length; d++)
    sum += (at(difficulty, d) * at(difficulty, d)) / (2 * DIFFICULTY_SD * DIFFICULTY_SD);
  return sum;
}

/**
 * Adds its gradient (length m) and Hessian (m x m) by the fixed effects: K - 1 thresholds, then the D - 1 free
 * difficulties.
 */
export function addFixedPenalty(
  problem: Problem,
  link: Link,
  shares: Float64Array,
  thresholds: Float64Array,
  difficulty: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const size = thresholds.length;
  const all = gradient.length;
  const derivatives = createThresholdDerivatives(link.categories);
  for (let k = 1; k <= link.categories; k++) {
    const share = IMAGINARY_RATINGS * at(shares, k - 1);
    link.thresholdDerivatives(k, 0, thresholds, derivatives);
    for (let m = 0; m < size; m++) {
      addAt(gradient, m, -share * at(derivatives.gradient, m));
      for (let j = 0; j < size; j++)
        addAt(hessian, m * all + j, share * at(derivatives.curvature, m * size + j));
    }
  }
  const precision = 1 / (DIFFICULTY_SD * DIFFICULTY_SD);
  for (let d = 0; d < difficulty.length; d++) {
    addDifficulty(problem, gradient, size, d, precision * at(difficulty, d));
    const places = coordinatesOf(problem, d);
    for (const row of places)
      for (const column of places) addAt(hessian, (size + row) * all + size + column, precision);
  }
}
