import { addAt, at, intAt } from '../access.ts';
import type { Solution } from '../covariance.ts';
import { asBlocks, locationOf, predictorOf, zeroEffects } from '../hyper.ts';
import { predictorVariances } from '../marginal-variances.ts';
import { createPosterior, fillPosterior, type PosteriorVariances } from '../posterior.ts';
import { solve } from '../system.ts';
import { type CovarianceProduct, posteriorMeans, type RatingView } from './rating-view.ts';

/** The diagonal of H^-1 and V_i of a solution. */
export function posteriorOf(solution: Solution): PosteriorVariances {
  const posterior = createPosterior(solution.problem);
  fillPosterior(posterior, solution.system);
  return posterior;
}

/** A fit as the plain arrays of this folder. */
export interface SolutionView {
  readonly view: RatingView;
  readonly product: CovarianceProduct;
  /** Var(delta_cd | theta, s) of each rating's cell, 1 / (1 / Scd2 + sum of w); 0 in a model without cells. */
  readonly ownVariance: Float64Array;
}

/**
 * A solution's ratings as the review of raters and dimensions takes them, in the problem's order: locations at the mode
 * with every random effect in them, their posterior means, and the marginal variances of their random part
 * (marginal-variances.ts). `product` is given the hyper-parameters, one solve each. No ratings: empty arrays.
 */
export function viewSolution(solution: Solution, posterior = posteriorOf(solution)): SolutionView {
  const { problem, link, hyper, effects, system } = solution;
  const { candidate, rater, dimension, score, count } = problem;
  const location = new Float64Array(count);
  for (let i = 0; i < count; i++) location[i] = locationOf(problem, hyper.difficulty, effects, i);
  const plain = { link, thresholds: hyper.thresholds, candidate, rater, dimension, score, location };
  const product: CovarianceProduct = (coefficients) => multiplyCovariance(solution, coefficients);
  const mean = posteriorMeans({ ...plain, variance: posterior.predictor }, product);
  const ownVariance = new Float64Array(count);
  for (let i = 0; problem.hasCells && i < count; i++)
    ownVariance[i] = 1 / at(system.cellPivot, intAt(problem.cell, i));
  const variance = predictorVariances(solution, posterior);
  return { view: { ...plain, variance, mean }, product, ownVariance };
}

/** V x: the covariances of every location with the combination of locations that has these coefficients. */
function multiplyCovariance(solution: Solution, coefficients: Float64Array): Float64Array {
  const { problem, system } = solution;
  const side = zeroEffects(problem);
  for (let i = 0; i < problem.count; i++) {
    const x = at(coefficients, i);
    addAt(side.candidate, intAt(problem.candidate, i), x);
    addAt(side.rater, intAt(problem.rater, i), -x);
    if (problem.hasCells) addAt(side.cell, intAt(problem.cell, i), x);
    if (problem.hasCards) addAt(side.card, intAt(problem.slot, i), x);
  }
  solve(system, asBlocks(problem, side));
  return coefficients.map((_, i) => predictorOf(problem, side, i));
}
