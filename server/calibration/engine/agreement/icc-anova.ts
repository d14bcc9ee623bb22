import { addAt, at } from '../access.ts';
import { type Undetermined, undetermined } from '../review/undetermined.ts';
import { fQuantile } from './f-distribution.ts';

export type IccForm = 'ICC(1,1)' | 'ICC(2,1)' | 'ICC(3,1)' | 'ICC(1,k)' | 'ICC(2,k)' | 'ICC(3,k)';

export interface IntraclassCorrelation {
  readonly kind: 'icc';
  /** Which form (Shrout & Fleiss 1979). Never quoted without it. */
  readonly form: IccForm;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly targets: number;
  /** k of the mean that the form speaks of; 1 for a single rating. */
  readonly averaged: number;
}

/** The mean squares of a complete targets x raters table: between targets, within, between raters, residual. */
interface MeanSquares {
  readonly targets: number;
  readonly within: number;
  readonly raters: number;
  readonly residual: number;
}

/**
 * Intraclass correlation of a complete table by analysis of variance (Shrout & Fleiss 1979, Psychol. Bull. 86, 420),
 * n targets by k raters, row-major, with their intervals (F, and Satterthwaite's degrees of freedom for form 2):
 *   ICC(1,1) = (BMS - WMS) / (BMS + (k - 1) WMS): each target has raters of its own
 *   ICC(2,1) = (BMS - EMS) / (BMS + (k - 1) EMS + k (JMS - EMS) / n): raters are a sample, their level counts as error
 *   ICC(3,1) = (BMS - EMS) / (BMS + (k - 1) EMS): these raters only, their level does not count
 * and the forms with k are the reliability of the mean of the k. Negative where raters disagree more within targets
 * than between them. For a table with holes see icc-components.ts.
 *
 * Fewer than 2 targets: `too_few_units`; fewer than 2 raters: `too_few_raters`; all scores equal, or for the forms
 * with k target means that are all equal: `no_variation`.
 * Throws a RangeError where the table is not targets x raters or holds a number that is not finite.
 */
export function intraclassCorrelation(
  table: Float64Array,
  targets: number,
  raters: number,
  form: IccForm,
  level = 0.95,
): IntraclassCorrelation | Undetermined {
  if (table.length !== targets * raters || !table.every(Number.isFinite))
    throw new RangeError(`a complete table of ${targets} x ${raters} finite scores is needed`);
  if (targets < 2) return undetermined('too_few_units');
  if (raters < 2) return undetermined('too_few_raters');
  const squares = meanSquares(table, targets, raters);
  if (squares.targets === 0 && squares.within === 0) return undetermined('no_variation');
  const single = estimates(squares, targets, raters, form, (1 + level) / 2);
  const averaged = form.endsWith('k)') ? raters : 1;
  // The mean of k has no reliability to speak of where its denominator is gone (targets that differ less than chance).
  if (single === null || !single.every((rho) => 1 + (averaged - 1) * rho > 1e-12))
    return undetermined('no_variation');
  const stepUp = (rho: number): number => (averaged * rho) / (1 + (averaged - 1) * rho);
  const [value, low, high] = single;
  return {
    kind: 'icc',
    form,
    value: stepUp(value),
    low: stepUp(low),
    high: stepUp(high),
    level,
    targets,
    averaged,
  };
}

function meanSquares(table: Float64Array, n: number, k: number): MeanSquares {
  // Scores are taken from the first one: nothing here moves with a shift, and equal scores leave exact zeros.
  const score = (i: number, j: number): number => at(table, i * k + j) - at(table, 0);
  const byTarget = new Float64Array(n);
  const byRater = new Float64Array(k);
  let grand = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const value = score(i, j);
      addAt(byTarget, i, value / k);
      addAt(byRater, j, value / n);
      grand += value / (n * k);
    }
  }
  let between = 0;
  let within = 0;
  let raters = 0;
  let residual = 0;
  for (let i = 0; i < n; i++) {
    between += k * (at(byTarget, i) - grand) ** 2;
    for (let j = 0; j < k; j++) {
      const fromTarget = score(i, j) - at(byTarget, i);
      within += fromTarget ** 2;
      residual += (fromTarget - at(byRater, j) + grand) ** 2;
    }
  }
  for (let j = 0; j < k; j++) raters += n * (at(byRater, j) - grand) ** 2;
  // What is below 1e-24 of the total is the rounding of scores that are equal.
  const total = between + within;
  const whole = (sum: number): number => (sum > 1e-24 * total ? sum : 0);
  return {
    targets: whole(between) / (n - 1),
    within: whole(within) / (n * (k - 1)),
    raters: whole(raters) / (k - 1),
    residual: whole(residual) / ((n - 1) * (k - 1)),
  };
}

/** Estimate, lower and upper limit of the single-rating coefficient of the form's family. */
function estimates(
  squares: MeanSquares,
  n: number,
  k: number,
  form: IccForm,
  upper: number,
): readonly [number, number, number] | null {
  const { targets: bms, within: wms, raters: jms, residual: ems } = squares;
  if (form === 'ICC(1,1)' || form === 'ICC(1,k)') return fromRatio(bms, wms, k, n - 1, n * (k - 1), upper);
  if (form === 'ICC(3,1)' || form === 'ICC(3,k)')
    return fromRatio(bms, ems, k, n - 1, (n - 1) * (k - 1), upper);
  if (ems === 0 && jms === 0) return [1, 1, 1];
  const whole = bms + (k - 1) * ems + (k * (jms - ems)) / n;
  if (whole <= 1e-12 * ems) return null; // a 2 x 2 table of opposites
  const rho = (bms - ems) / whole;
  // Satterthwaite's degrees of freedom of a JMS + b EMS, at rho = 0 where the estimate is negative: below that a is
  // negative, which is no mixture of variances, and the upper limit could fall under the estimate.
  const within = Math.max(0, rho);
  const a = k * within;
  const b = n * (1 + (k - 1) * within) - k * within;
  const mixed = (a * jms + b * ems) ** 2;
  const freedom = mixed / ((a * jms) ** 2 / (k - 1) + (b * ems) ** 2 / ((n - 1) * (k - 1)));
  if (!(freedom > 0)) return [rho, rho, rho]; // no residual and no difference between targets: rho = 0
  const error = k * jms + (k * n - k - n) * ems;
  const high = fQuantile(upper, n - 1, freedom);
  const low = fQuantile(upper, freedom, n - 1);
  return [
    rho,
    (n * (bms - high * ems)) / (high * error + n * bms),
    (n * (low * bms - ems)) / (error + n * low * bms),
  ];
}

/** (F - 1) / (F + k - 1) for F = between / error, and the same at F divided by its quantiles. */
function fromRatio(
  between: number,
  error: number,
  k: number,
  v1: number,
  v2: number,
  upper: number,
): readonly [number, number, number] {
  const at = (scale: number): number => (between * scale - error) / (between * scale + (k - 1) * error);
  if (error === 0) return [1, 1, 1];
  return [at(1), at(1 / fQuantile(upper, v1, v2)), at(fQuantile(upper, v2, v1))];
}
