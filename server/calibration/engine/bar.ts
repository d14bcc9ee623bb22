import { at } from './access.ts';
import { NOTHING, type Solution, variance, whiten } from './covariance.ts';
import { expectOn, isRated } from './fair-average.ts';
import { createTails, type Link } from './link.ts';
import { normalCdf } from './normal.ts';
import type { Refusal } from './refusal.ts';

/** "Meets bar k" in five words (PRODUCT.md section 4). */
export type BarWord = 'clearly_above' | 'probably_above' | 'cannot_tell' | 'probably_below' | 'clearly_below';

/** Posterior probabilities from which the words are used, and by symmetry below. */
export const CLEAR = 0.95;
export const PROBABLE = 0.75;

export interface BarStatement {
  readonly kind: 'bar';
  readonly bar: number;
  /** Posterior probability that eta_cd lies above the bar's location. */
  readonly probability: number;
  readonly word: BarWord;
  /** E[Y] at the bar's location, about k - 1/2: where the line is drawn. */
  readonly line: number;
}

/**
 * The location eta* with P(Y >= k | eta*, severity 0) = 1/2 (the Rasch-Thurstone threshold; for cum it is
 * tau_{k-1}), by bisection to the last bit. k from 2 to K.
 */
export function barLocation(link: Link, thresholds: Float64Array, bar: number): number {
  const tails = createTails(link.categories);
  const above = (eta: number): boolean => {
    link.tails(eta, thresholds, tails);
    return at(tails.probability, bar - 2) >= 0.5;
  };
  let low = -1;
  let high = 1;
  while (above(low) && low > -1e6) low *= 2;
  while (!above(high) && high < 1e6) high *= 2;
  for (let k = 0; k < 80; k++) {
    const middle = (low + high) / 2;
    if (above(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** The word for a posterior probability. */
export function barWord(probability: number): BarWord {
  if (probability >= CLEAR) return 'clearly_above';
  if (probability >= PROBABLE) return 'probably_above';
  if (probability > 1 - PROBABLE) return 'cannot_tell';
  return probability > 1 - CLEAR ? 'probably_below' : 'clearly_below';
}

/**
 * Posterior probability that a typical interviewer (severity 0) would more likely than not give candidate c at
 * least k on dimension d: Phi((eta_cd - eta*_k) / se), the standard error that of the difference, thresholds and
 * difficulty included. Not F >= k, which squeezed expectations make unreachable. Unrated: `not_assessed`. Throws a
 * RangeError on a bar outside 2..K.
 */
export function meetsBar(
  solution: Solution,
  candidate: number,
  dimension: number,
  bar: number,
): BarStatement | Refusal {
  const { problem, link, hyper } = solution;
  if (!Number.isInteger(bar) || bar < 2 || bar > problem.categories)
    throw new RangeError(`a bar is a whole score from 2 to ${problem.categories}, not ${bar}`);
  if (!isRated(problem, candidate, dimension))
    return { kind: 'not_assessed', reason: 'dimension_without_ratings' };
  const expected = expectOn(solution, candidate, dimension);
  const target = barLocation(link, hyper.thresholds, bar);
  const tails = createTails(problem.categories);
  link.tails(target, hyper.thresholds, tails);
  const size = problem.categories - 1;
  const fixed = new Float64Array(size + problem.dimensions);
  const slope = at(tails.slope, bar - 2);
  // Implicit function: d eta* / d tau_j = - (dP / d tau_j) / (dP / d eta), and the contrast has - eta*.
  for (let j = 0; j < size; j++) fixed[j] = at(tails.thresholdSlope, (bar - 2) * size + j) / slope;
  fixed[size + dimension] = -1;
  const onCell = expected.cell >= 0 ? { index: [expected.cell], value: [1] } : NOTHING;
  const whitened = whiten(solution, {
    candidate: { index: [candidate], value: [1] },
    cell: onCell,
    rater: NOTHING,
    fixed,
    extraVariance: 0,
  });
  const probability = normalCdf((expected.location - target) / Math.sqrt(variance(whitened)));
  const line = link.expectation(target, hyper.thresholds);
  return { kind: 'bar', bar, probability, word: barWord(probability), line };
}
