import { addAt, at } from '../access.ts';
import { createTails, type Link } from '../link.ts';
import { normalGrid } from '../review/normal-grid.ts';
import { type Undetermined, undetermined } from '../review/undetermined.ts';

/** The variance of one score on one dimension, on the score scale (points squared), by where it comes from. */
export interface ScoreComponents {
  /** Between candidates: Var of E[Y | candidate on this dimension]. */
  readonly target: number;
  /** Between raters: Var of E[Y | rater]. */
  readonly rater: number;
  /** The rest: rater by candidate, card, and the scatter of the scores themselves. */
  readonly residual: number;
}

/** The standard deviations of a fit, logits. */
export interface ComponentDeviations {
  /** sqrt(Sc2 + Scd2): ability plus its departure on the dimension. */
  readonly target: number;
  readonly rater: number;
  /** Whatever is one rater's on one candidate only, such as the card effect; 0 where the model has none. */
  readonly card: number;
}

const GRID = normalGrid(0.5, 6);

/**
 * Variance components of the score on a dimension that stands at `location` = -b_d: with
 * eta = location + target - rater + card, all normal, m(t, r) = E[Y | t, r] by a mean over the card's part,
 *   target = Var_t(E_r m), rater = Var_r(E_t m), residual = Var(Y) - target - rater
 * (the functional analysis of variance; the "data scale" of de Villemereuil et al. 2016, Genetics 204, 1281). Exact
 * up to the quadrature for either link, and comparable with an analysis of variance of the scores themselves.
 * Deviations of 0 are allowed and give components of 0.
 */
export function scoreComponents(
  link: Link,
  thresholds: Float64Array,
  location: number,
  deviations: ComponentDeviations,
): ScoreComponents {
  const { node, weight } = GRID;
  const size = node.length;
  const tails = createTails(link.categories);
  const byTarget = new Float64Array(size);
  const byRater = new Float64Array(size);
  let mean = 0;
  let square = 0;
  const cards = deviations.card > 0 ? size : 1;
  for (let t = 0; t < size; t++) {
    for (let r = 0; r < size; r++) {
      const fixed = location + deviations.target * at(node, t) - deviations.rater * at(node, r);
      let m = 0;
      let second = 0;
      for (let g = 0; g < cards; g++) {
        const share = cards === 1 ? 1 : at(weight, g);
        link.tails(cards === 1 ? fixed : fixed + deviations.card * at(node, g), thresholds, tails);
        // E[Y - 1] = sum of P(Y > m); E[(Y - 1)^2] = sum of (2 m - 1) P(Y > m), m from 1.
        for (let k = 0; k < tails.probability.length; k++) {
          m += share * at(tails.probability, k);
          second += share * (2 * k + 1) * at(tails.probability, k);
        }
      }
      addAt(byTarget, t, at(weight, r) * m);
      addAt(byRater, r, at(weight, t) * m);
      mean += at(weight, t) * at(weight, r) * m;
      square += at(weight, t) * at(weight, r) * second;
    }
  }
  let target = 0;
  let rater = 0;
  for (let j = 0; j < size; j++) {
    target += at(weight, j) * (at(byTarget, j) - mean) ** 2;
    rater += at(weight, j) * (at(byRater, j) - mean) ** 2;
  }
  return { target, rater, residual: Math.max(0, square - mean * mean - target - rater) };
}

export interface ModelIntraclassCorrelation {
  readonly kind: 'icc';
  /** 'ICC(2,k) from variance components': raters are a sample, their level counts as error. */
  readonly form: string;
  readonly value: number;
  /** k, the raters averaged over; 1 for a single rating. */
  readonly averaged: number;
}

/**
 * Intraclass correlation from variance components, for data with holes (Shavelson & Webb 1991; the population value
 * of Shrout & Fleiss's forms): agreement, ICC(2,k) = target / (target + (rater + residual) / k), in which a rater's
 * level counts as error; consistency, ICC(3,k) = target / (target + residual / k), in which it does not. In a model
 * the one-way form, a fresh set of raters for each target, has the value of the agreement form. It carries the
 * uncertainty of the fit's standard deviations, which is not given here. Several sets of components (one for each
 * dimension) are averaged first. No components, or no variance at all: `no_variation`. Throws a RangeError on k < 1.
 */
export function iccFromComponents(
  components: readonly ScoreComponents[],
  kind: 'agreement' | 'consistency',
  averaged = 1,
): ModelIntraclassCorrelation | Undetermined {
  if (!(averaged >= 1)) throw new RangeError(`an average is over at least one rater, not ${averaged}`);
  let target = 0;
  let error = 0;
  for (const one of components) {
    target += one.target;
    error += one.residual + (kind === 'agreement' ? one.rater : 0);
  }
  const total = target + error / averaged;
  if (!(total > 0)) return undetermined('no_variation');
  const name = `ICC(${kind === 'agreement' ? 2 : 3},${averaged === 1 ? 1 : 'k'})`;
  return { kind: 'icc', form: `${name} from variance components`, value: target / total, averaged };
}
