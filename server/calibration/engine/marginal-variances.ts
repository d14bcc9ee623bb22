import { at } from './access.ts';
import type { Solution } from './covariance.ts';
import { type Effects, predictorOf } from './hyper.ts';
import type { PosteriorVariances } from './posterior.ts';

/**
 * Var(s_r) of every rater at once, marginal where the solution has V_phi: the diagonal of H^-1 from `posterior`
 * (fillPosterior of the solution's system) plus J V_phi J' with J = d s_r / d phi. The same numbers as severityVariance
 * rater by rater, at the cost of one selected inverse. A rater without ratings has Sr2.
 */
export function severityVariances(solution: Solution, posterior: PosteriorVariances): Float64Array {
  const { rater } = posterior.effects;
  return addHyper(solution, rater, (column, r) => at(column.rater, r));
}

/**
 * V_i of every rating, the variance of theta_c + delta_cd + gamma_cr - s_r: `posterior.predictor` and, where the solution
 * has V_phi, what these effects owe to it. Difficulty and thresholds themselves are not in it (their share is below .01
 * of a mean square on the reference, whose leverages are these).
 */
export function predictorVariances(solution: Solution, posterior: PosteriorVariances): Float64Array {
  const { problem } = solution;
  return addHyper(solution, posterior.predictor, (column, i) => predictorOf(problem, column, i));
}

/** given_i + J V_phi J' with J_m = - read(sensitivity_m, i); |R'J|^2 with R R' = V_phi. */
function addHyper(
  { uncertainty }: Solution,
  given: Float64Array,
  read: (column: Effects, i: number) => number,
): Float64Array {
  if (uncertainty === null) return Float64Array.from(given);
  const { size, root, sensitivity } = uncertainty;
  const jacobian = new Float64Array(size);
  return given.map((own, i) => {
    for (let m = 0; m < size; m++) {
      const column = sensitivity[m];
      jacobian[m] = column ? read(column, i) : 0;
    }
    let extra = 0;
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let m = j; m < size; m++) sum += at(root, m * size + j) * at(jacobian, m);
      extra += sum * sum;
    }
    return own + extra;
  });
}

/** Cov(b_a, b_b) from V_phi; null where the difficulties are taken as known. One dimension: 0. */
export function difficultyCovariance(
  { uncertainty, problem }: Solution,
  a: number,
  b: number,
): number | null {
  if (uncertainty === null) return null;
  const first = problem.categories - 1;
  return at(uncertainty.covariance, (first + a) * uncertainty.size + first + b);
}

/** Standard error of b_d from V_phi; null where the difficulties are taken as known. One dimension: 0. */
export function difficultyError(solution: Solution, dimension: number): number | null {
  const variance = difficultyCovariance(solution, dimension, dimension);
  return variance === null ? null : Math.sqrt(Math.max(0, variance));
}
