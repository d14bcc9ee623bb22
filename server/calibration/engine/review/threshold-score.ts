import { createThresholdDerivatives } from '../link.ts';
import { type CovarianceProduct, POSTERIOR_GRID, type RatingView } from './rating-view.ts';

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
 * Score and information of a model in which every dimension has thresholds of its own, tau_dm, at the point where
 * they are all the shared ones: D x T parameters, T = K - 1, parameter (d, m) at d * T + m.
 */
export interface ThresholdScore {
  readonly dimensions: number;
  readonly thresholds: number;
  /** d log L / d tau_dm of the marginal likelihood, length D T. */
  readonly score: Float64Array;
  /** Minus its second derivatives, D T x D T row-major. */
  readonly information: Float64Array;
}

/**
 * By Fisher's and Louis's (1982, J. R. Statist. Soc. B 44, 226) identities, with s_i = d log P_i / d tau:
 *   score = sum of E[s_i],  information = sum of E[- d s_i / d tau'] - Var(sum of s_i),
 * means over the posterior of the random effects, eta_i ~ N(mean_i, V_i) by quadrature; the variance to first order,
 * Var(sum of s_i) = c' V c with c_i = E[d s_i / d eta] and V the posterior covariance of all locations. D T products
 * with V, each one solve of the fit's system. A dimension without ratings has zeros.
 */
export function thresholdScore(
  view: RatingView,
  dimensions: number,
  product: CovarianceProduct,
): ThresholdScore {
  const { link } = view;
  const size = link.categories - 1;
  const total = dimensions * size;
  const score = new Float64Array(total);
  const information = new Float64Array(total * total);
  const cross = averageDerivatives(view, size, total, score, information);
  const count = view.score.length;
  for (let column = 0; column < total; column++) {
    const d = Math.floor(column / size);
    const coefficients = new Float64Array(count);
    for (let i = 0; i < count; i++)
      if (intAt(view.dimension, i) === d) coefficients[i] = at(cross, i * size + (column % size));
    const covered = product(coefficients);
    for (let i = 0; i < count; i++) {
      const first = intAt(view.dimension, i) * size;
      for (let m = 0; m < size; m++)
        addAt(information, (first + m) * total + column, -at(cross, i * size + m) * at(covered, i));
    }
  }
  return { dimensions, thresholds: size, score, information };
}

/** Fills the score and the information's own part; returns E[d s_i / d eta], n x T (up to a sign common to all). */
function averageDerivatives(
  view: RatingView,
  size: number,
  total: number,
  score: Float64Array,
  information: Float64Array,
): Float64Array {
  const { link, thresholds } = view;
  const { node, weight } = POSTERIOR_GRID;
  const out = createThresholdDerivatives(link.categories);
  const cross = new Float64Array(view.score.length * size);
  for (let i = 0; i < view.score.length; i++) {
    const first = intAt(view.dimension, i) * size;
    const spread = Math.sqrt(Math.max(0, at(view.variance, i)));
    for (let j = 0; j < node.length; j++) {
      const share = at(weight, j);
      const eta = at(view.mean, i) + spread * at(node, j);
      link.thresholdDerivatives(intAt(view.score, i), eta, thresholds, out);
      for (let m = 0; m < size; m++) {
        addAt(score, first + m, share * at(out.gradient, m));
        addAt(cross, i * size + m, share * at(out.cross, m));
        for (let k = 0; k < size; k++)
          addAt(information, (first + m) * total + first + k, share * at(out.curvature, m * size + k));
      }
    }
  }
  return cross;
}
