import { addAt, at, intAt } from '../access.ts';
import { createMomentReader, type RatingView, readMoments } from './rating-view.ts';
import { type Undetermined, undetermined } from './undetermined.ts';

/** A mean of squared residuals over its expectation: 1 where the scores scatter as the model says. */
export interface MeanSquare {
  readonly meanSquare: number;
  /** Standardised: near N(0, 1) where the model holds. */
  readonly zstd: number;
  /** SD of the mean square where the model holds: what this many ratings can show. */
  readonly deviation: number;
}

export interface FacetFit {
  readonly kind: 'facet_fit';
  readonly ratings: number;
  /** Weighted by information: unexpected scores where they were to be expected tell most. */
  readonly infit: MeanSquare;
  /** Unweighted: sensitive to single scores far from where the candidate stands. */
  readonly outfit: MeanSquare;
}

/** A rating can determine its own location, which leaves no residual to judge it by; beyond this it is held. */
const MOST_LEVERAGE = 0.95;

/**
 * Infit and outfit of each member of a facet (each rater, or each dimension: `group` is that column of the view, on
 * 0..groups - 1), with e = y - E, W = Var(Y), C the fourth central moment at the modal location (Wright & Masters
 * 1982, chapter 5; Linacre 2002):
 *   infit = sum e2 / sum W*,   q2 = sum (C* - W*2) / (sum W*)2
 *   outfit = mean of e2 / W*,  q2 = sum (C* / W*2) / n2 - 1 / n
 *   zstd = (MS^(1/3) - 1) 3 / q + q / 3, the cube root of Wilson & Hilferty (1931).
 * 'plug_in' takes W* = W, as printed by Facets and others. Residuals from estimates are smaller than that: with
 * D = dE / d eta the residual has Var(e) = W - D2 V, the rest of y's scatter having moved the estimate, so 'leverage'
 * takes W* = W (1 - h), C* = C (1 - h)2, h = D2 V / W; under rsm D = W and h = W V (CALIBRATION.md, "leverage
 * correction"; as for standardised residuals in regression, Cook & Weisberg 1982).
 *
 * It can't show everything: an erratic rater of 26 ratings stays inside the ordinary range (CALIBRATION.md).
 * A member without ratings: `no_ratings`. Locations so extreme that W underflows do not enter outfit.
 */
export function facetFits(
  view: RatingView,
  group: Int32Array,
  groups: number,
  correction: 'leverage' | 'plug_in',
): readonly (FacetFit | Undetermined)[] {
  const ratings = new Float64Array(groups);
  const squares = new Float64Array(groups);
  const weight = new Float64Array(groups);
  const excess = new Float64Array(groups);
  const standard = new Float64Array(groups);
  const count = new Float64Array(groups);
  const kurtosis = new Float64Array(groups);
  const reader = createMomentReader(view.link);
  for (let i = 0; i < view.score.length; i++) {
    const g = intAt(group, i);
    const m = readMoments(reader, view.link, at(view.location, i), view.thresholds);
    const residual = intAt(view.score, i) - m.expectation;
    const leverage = m.variance > 0 ? (m.slope * m.slope * at(view.variance, i)) / m.variance : 0;
    const left = correction === 'leverage' ? 1 - Math.min(MOST_LEVERAGE, leverage) : 1;
    const w = m.variance * left;
    const fourth = m.fourth * left * left;
    addAt(ratings, g, 1);
    addAt(squares, g, residual * residual);
    addAt(weight, g, w);
    addAt(excess, g, fourth - w * w);
    if (!(w > 1e-100)) continue;
    addAt(count, g, 1);
    addAt(standard, g, (residual * residual) / w);
    addAt(kurtosis, g, fourth / (w * w));
  }
  return Array.from({ length: groups }, (_, g) => {
    const n = at(count, g);
    if (n === 0) return undetermined('no_ratings');
    const total = at(weight, g);
    return {
      kind: 'facet_fit',
      ratings: at(ratings, g),
      infit: standardise(at(squares, g) / total, at(excess, g) / (total * total)),
      outfit: standardise(at(standard, g) / n, at(kurtosis, g) / (n * n) - 1 / n),
    };
  });
}

/** A mean square whose variance is 0 (two categories, both equally likely throughout) can only be 1: zstd 0. */
function standardise(meanSquare: number, variance: number): MeanSquare {
  const q = Math.sqrt(Math.max(0, variance));
  const zstd = q > 1e-12 ? (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3 : 0;
  return { meanSquare, zstd, deviation: q };
}
