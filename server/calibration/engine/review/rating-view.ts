import { createTails, EVALUATION_SIZE, type Link, type Tails, WEIGHT_SLOPE } from '../link.ts';
import { normalGrid } from './normal-grid.ts';

/** Index reads of the hot loops, declared here and not imported: see cholesky.ts. */
function at(array: Float64Array, i: number): number {
  return array[i] as number; // reason: one element per rating, category or parameter, and the loops' bounds
}

function intAt(array: Int32Array, i: number): number {
  return array[i] as number; // reason: one element per rating
}

function addAt(array: Float64Array, i: number, value: number): void {
  array[i] = at(array, i) + value;
}

/**
 * Ratings with what a fit says of each: the plain arrays from which everything in this folder is computed, whatever
 * the fit's model (a card effect is simply part of eta). All columns have one element per rating, in any one order.
 */
export interface RatingView {
  readonly link: Link;
  readonly thresholds: Float64Array;
  readonly candidate: Int32Array;
  readonly rater: Int32Array;
  readonly dimension: Int32Array;
  /** 1..K. */
  readonly score: Int32Array;
  /** eta_i at the posterior mode, logits. */
  readonly location: Float64Array;
  /** Posterior mean of eta_i (`posteriorMeans`); the mode may stand in for it. */
  readonly mean: Float64Array;
  /** V_i = Var(eta_i), posterior, logits squared; 0 turns every correction off. */
  readonly variance: Float64Array;
}

/**
 * V x for V_ij = Cov(eta_i, eta_j), the posterior covariance of all locations: from coefficients x_j, one per rating,
 * Cov(eta_i, sum_j x_j eta_j) for every i. One solve of the fit's system; V itself is never formed.
 */
export type CovarianceProduct = (coefficients: Float64Array) => Float64Array;

/**
 * Posterior means of the locations from their modes, to the order of Laplace's approximation:
 * E eta - eta^ = - 1/2 V (V_j d w_j / d eta) (Tierney, Kass & Kadane 1989, J. Amer. Stat. Assoc. 84, 710), w the
 * weight of rating j at its mode. No ratings: empty.
 */
export function posteriorMeans(
  view: Pick<RatingView, 'link' | 'thresholds' | 'score' | 'location' | 'variance'>,
  product: CovarianceProduct,
): Float64Array {
  const out = new Float64Array(EVALUATION_SIZE);
  const pull = view.location.map((eta, i) => {
    view.link.evaluate(intAt(view.score, i), eta, view.thresholds, out);
    return -0.5 * at(view.variance, i) * at(out, WEIGHT_SLOPE);
  });
  const shift = product(pull);
  return view.location.map((eta, i) => eta + at(shift, i));
}

/** Moments of a score Y on 1..K at a given location. */
export interface Moments {
  expectation: number;
  variance: number;
  /** Central moments. */
  third: number;
  fourth: number;
  /** d E / d eta. */
  slope: number;
}

/** Space for `readMoments` and its result, for one link. */
export interface MomentReader {
  readonly tails: Tails;
  readonly moments: Moments;
}

export function createMomentReader(link: Link): MomentReader {
  return {
    tails: createTails(link.categories),
    moments: { expectation: 0, variance: 0, third: 0, fourth: 0, slope: 0 },
  };
}

/** Moments of Y at eta, into the reader's own `moments`, which is overwritten by the next call. */
export function readMoments(
  reader: MomentReader,
  link: Link,
  eta: number,
  thresholds: Float64Array,
): Moments {
  const { tails, moments } = reader;
  link.tails(eta, thresholds, tails);
  const size = thresholds.length;
  let expectation = 1;
  let slope = 0;
  for (let m = 0; m < size; m++) {
    expectation += at(tails.probability, m);
    slope += at(tails.slope, m);
  }
  let [variance, third, fourth] = [0, 0, 0];
  for (let k = 0; k <= size; k++) {
    const above = k === 0 ? 1 : at(tails.probability, k - 1);
    const p = above - (k === size ? 0 : at(tails.probability, k));
    const deviation = k + 1 - expectation;
    const square = deviation * deviation;
    variance += p * square;
    third += p * square * deviation;
    fourth += p * square * square;
  }
  moments.expectation = expectation;
  moments.variance = variance;
  moments.third = third;
  moments.fourth = fourth;
  moments.slope = slope;
  return moments;
}

/** Within 5 posterior SDs in steps of one: the integrands are smooth on that scale (V_i is well below 1). */
export const POSTERIOR_GRID = normalGrid(1, 5);

/**
 * Posterior predictive probabilities of each rating's categories, n x K row-major: P(k | eta, tau) averaged over
 * eta ~ N(mean_i, V_i). At the plug-in location the outer categories would come out too rare: the mode is shrunk, and
 * P is not linear in eta. A replicate drawn from them has, before any data are seen, the same distribution as the
 * score itself (Gelman, Meng & Stern 1996), so that observed minus expected counts has mean 0.
 */
export function predictive(view: RatingView): Float64Array {
  const { link, thresholds } = view;
  const categories = link.categories;
  const { node, weight } = POSTERIOR_GRID;
  const tails = createTails(categories);
  const result = new Float64Array(view.score.length * categories);
  for (let i = 0; i < view.score.length; i++) {
    const spread = Math.sqrt(Math.max(0, at(view.variance, i)));
    const first = i * categories;
    for (let j = 0; j < node.length; j++) {
      const share = at(weight, j);
      link.tails(at(view.mean, i) + spread * at(node, j), thresholds, tails);
      let above = 1;
      for (let m = 0; m < categories - 1; m++) {
        const next = at(tails.probability, m);
        addAt(result, first + m, share * (above - next));
        above = next;
      }
      addAt(result, first + categories - 1, share * above);
    }
  }
  return result;
}
