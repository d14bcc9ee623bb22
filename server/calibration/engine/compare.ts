import { at } from './access.ts';
import type { Connectedness } from './connectedness.ts';
import { covariance, type Solution, variance } from './covariance.ts';
import { fairAverage, isRated, logitScale } from './fair-average.ts';
import { canCompareCandidates } from './identification.ts';
import { normalCdf } from './normal.ts';
import { isRefusal, type Refusal } from './refusal.ts';

export interface Comparison {
  readonly kind: 'comparison';
  /** P(A > B): posterior probability that A's fair average lies above B's, over the dimensions both were assessed on. */
  readonly probability: number;
  /** F_A - F_B over those dimensions, on the score scale. */
  readonly difference: number;
  /** Difference on the logit scale G over its standard error, the joint covariance included. */
  readonly z: number;
  readonly dimensions: readonly number[];
}

/**
 * A against B from their joint covariance: z = (G_A - G_B) / sqrt(Var G_A + Var G_B - 2 Cov), with
 * G = logit((F - 1) / (K - 1)). Both composites are taken over the dimensions that *both* were assessed on, so that
 * an easier set of dimensions wins nobody anything. Different components: `not_comparable`; no dimension in common:
 * `not_comparable`; a candidate without ratings: `not_assessed`. Throws a RangeError on A = B.
 */
export function compareCandidates(
  solution: Solution,
  connectedness: Connectedness,
  a: number,
  b: number,
  weights: Float64Array,
): Comparison | Refusal {
  if (a === b) throw new RangeError('a comparison needs two candidates');
  const allowed = canCompareCandidates(connectedness, a, b);
  if (allowed.kind !== 'identified') return allowed;
  const { problem } = solution;
  const common: number[] = [];
  for (let d = 0; d < problem.dimensions; d++)
    if (at(weights, d) > 0 && isRated(problem, a, d) && isRated(problem, b, d)) common.push(d);
  if (common.length === 0) return { kind: 'not_comparable', reason: 'no_common_dimension' };
  const left = fairAverage(solution, a, weights, 'assessed', (d) => common.includes(d));
  const right = fairAverage(solution, b, weights, 'assessed', (d) => common.includes(d));
  if (isRefusal(left)) return left;
  if (isRefusal(right)) return right;
  const onA = logitScale(left.fair.value, problem.categories);
  const onB = logitScale(right.fair.value, problem.categories);
  const varianceA = onA.slope * onA.slope * variance(left.fair.whitened);
  const varianceB = onB.slope * onB.slope * variance(right.fair.whitened);
  const shared = onA.slope * onB.slope * covariance(left.fair.whitened, right.fair.whitened);
  const z = (onA.value - onB.value) / Math.sqrt(varianceA + varianceB - 2 * shared);
  const difference = left.fair.value - right.fair.value;
  return { kind: 'comparison', probability: normalCdf(z), difference, z, dimensions: common };
}
