import { addAt, at } from './access.ts';
import { createFixedEffects, gatherFixedEffects, profile } from './fixed-effects.ts';
import { addFixedPenalty, imaginaryShares } from './fixed-prior.ts';
import { cardSigma, type HyperParameters } from './hyper.ts';
import { LOG_SIGMA_SD } from './hyper-prior.ts';
import type { LaplaceWorkspace } from './laplace-gradient.ts';

/**
 * The scale on which BFGS begins: an approximation of the Hessian of L by the unconstrained parameters
 * (parameters.ts). Thresholds and difficulties have the profile Hessian P = f_phiphi - f_phiu H^-1 f_uphi of the joint
 * likelihood (with the weak regularisation, which keeps it positive definite); a log SD has 2 sum of
 * (1 - Var u / sigma^2)^2, its information were the u known up to those variances, plus the weak prior's. Needs the
 * mode and the posterior variances at `hyper`.
 */
export function approximateHessian(workspace: LaplaceWorkspace, hyper: HyperParameters): Float64Array {
  const { inner, posterior } = workspace;
  const { problem, link, effects, perRating, system } = inner;
  const fixed = createFixedEffects(problem);
  gatherFixedEffects(fixed, problem, link, hyper, effects, perRating);
  const { thresholds, difficulty } = hyper;
  addFixedPenalty(
    problem,
    link,
    imaginaryShares(link),
    thresholds,
    difficulty,
    fixed.gradient,
    fixed.hessian,
  );
  profile(fixed, problem, system);
  const fixedSize = fixed.size;
  const size = fixedSize + (problem.hasCards ? 4 : 3);
  const hessian = new Float64Array(size * size);
  const jacobian = thresholdJacobian(link.name, thresholds, fixedSize);
  for (let i = 0; i < fixedSize; i++) {
    for (let j = 0; j < fixedSize; j++) {
      let sum = 0;
      for (let k = i; k < fixedSize; k++) {
        const left = at(jacobian, k * fixedSize + i);
        if (left === 0) continue;
        for (let l = j; l < fixedSize; l++)
          sum += left * at(fixed.hessian, k * fixedSize + l) * at(jacobian, l * fixedSize + j);
      }
      hessian[i * size + j] = sum;
    }
  }
  const of = posterior.effects;
  const information = (variance: Float64Array, sigma: number): number => {
    let sum = 1 / (LOG_SIGMA_SD * LOG_SIGMA_SD);
    for (let i = 0; i < variance.length; i++) sum += 2 * (1 - at(variance, i) / (sigma * sigma)) ** 2;
    return sum;
  };
  const diagonal = (place: number, value: number): void => {
    addAt(hessian, (fixedSize + place) * (size + 1), value);
  };
  diagonal(0, information(of.candidate, hyper.sigmaCandidate));
  diagonal(1, information(of.cell, hyper.sigmaCell));
  diagonal(2, information(of.rater, hyper.sigmaRater));
  if (problem.hasCards) diagonal(3, information(of.card, cardSigma(hyper)));
  return hessian;
}

/** d (tau, b) / d parameter, lower triangular: the identity, except that a threshold of cum follows the gaps below it. */
function thresholdJacobian(name: 'rsm' | 'cum', thresholds: Float64Array, size: number): Float64Array {
  const jacobian = new Float64Array(size * size);
  for (let i = 0; i < size; i++) jacobian[i * (size + 1)] = 1;
  if (name === 'rsm') return jacobian;
  for (let m = 1; m < thresholds.length; m++) {
    jacobian[m * size] = 1;
    for (let j = 1; j <= m; j++) jacobian[m * size + j] = at(thresholds, j) - at(thresholds, j - 1);
  }
  return jacobian;
}

/**
 * One step of EM on the SDs: sigma^2 := mean of u^2 + Var u over its effects (Dempster, Laird & Rubin 1977, with the
 * Laplace posterior). Needs the mode and the posterior variances at `hyper`. An SD without effects stays.
 */
export function stepSigmas(workspace: LaplaceWorkspace, hyper: HyperParameters): HyperParameters {
  const { effects } = workspace.inner;
  const of = workspace.posterior.effects;
  const sigma = (own: Float64Array, variance: Float64Array, old: number): number => {
    if (own.length === 0) return old;
    let sum = 0;
    for (let i = 0; i < own.length; i++) sum += at(own, i) * at(own, i) + at(variance, i);
    return Math.sqrt(sum / own.length);
  };
  return {
    ...hyper,
    sigmaCandidate: sigma(effects.candidate, of.candidate, hyper.sigmaCandidate),
    sigmaCell: sigma(effects.cell, of.cell, hyper.sigmaCell),
    sigmaRater: sigma(effects.rater, of.rater, hyper.sigmaRater),
    sigmaCard: hyper.sigmaCard === null ? null : sigma(effects.card, of.card, hyper.sigmaCard),
  };
}
