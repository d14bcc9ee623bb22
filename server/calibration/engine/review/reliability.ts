import { at } from '../access.ts';
import { type Undetermined, undetermined } from './undetermined.ts';

/** How well a set of estimates tells its members apart. */
export interface Reliability {
  readonly kind: 'reliability';
  /** Which of the rival definitions. */
  readonly form: 'empirical Bayes';
  /** 0..1. */
  readonly value: number;
  /** G, true spread over root mean square error. Finite: at most 1e6. */
  readonly separation: number;
  /** (4 G + 1) / 3: how many levels can be told apart. */
  readonly strata: number;
  readonly estimates: number;
}

/**
 * Empirical-Bayes reliability of shrunken estimates, rho = 1 - mean(PV) / (var(EAP) + mean PV), PV the posterior
 * variances and var the sample variance with n - 1 (Mislevy 1984; the "EAP reliability" of TAM). Separation
 * G = sqrt(rho / (1 - rho)) and strata (4 G + 1) / 3 (Wright & Masters 1982, 2002). The same function serves
 * composites of candidates (overall), eta_cd of those rated on one dimension, and severities of raters.
 *
 * Not the "real" or "model" reliability of Facets, which are computed from unshrunken measures. Fewer than 2 values:
 * `too_few_estimates`; no spread and no uncertainty: `no_variation`. Throws a RangeError on arrays of different
 * length.
 */
export function empiricalBayesReliability(
  estimates: Float64Array,
  posteriorVariances: Float64Array,
): Reliability | Undetermined {
  const n = estimates.length;
  if (posteriorVariances.length !== n) throw new RangeError('one posterior variance for each estimate');
  if (n < 2) return undetermined('too_few_estimates');
  let mean = 0;
  let error = 0;
  for (let i = 0; i < n; i++) {
    mean += at(estimates, i) / n;
    error += at(posteriorVariances, i) / n;
  }
  let spread = 0;
  for (let i = 0; i < n; i++) spread += (at(estimates, i) - mean) ** 2 / (n - 1);
  if (!(spread + error > 0)) return undetermined('no_variation');
  const value = spread / (spread + error);
  const separation = error > 0 ? Math.min(1e6, Math.sqrt(spread / error)) : 1e6;
  return {
    kind: 'reliability',
    form: 'empirical Bayes',
    value,
    separation,
    strata: (4 * separation + 1) / 3,
    estimates: n,
  };
}

/**
 * Reliability of the mean of `times` as many parallel raters (Spearman 1910; Brown 1910):
 * rho_k = k rho / (1 + (k - 1) rho). `times` need not be whole and may be below 1: from the reliability with m raters
 * that with k is at k / m. rho in [0, 1]. Throws a RangeError outside that or at times <= 0.
 */
export function spearmanBrown(reliability: number, times: number): number {
  if (!(reliability >= 0 && reliability <= 1))
    throw new RangeError(`a reliability is 0 to 1, not ${reliability}`);
  if (!(times > 0)) throw new RangeError(`a panel grows by a positive factor, not ${times}`);
  return (times * reliability) / (1 + (times - 1) * reliability);
}
