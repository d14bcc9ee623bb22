import { addAt, at, intAt } from './access.ts';
import { addDifficulty } from './difficulty.ts';
import {
  asBlocks,
  cardSigma,
  type Effects,
  type HyperParameters,
  predictorOf,
  zeroEffects,
} from './hyper.ts';
import {
  createInner,
  DEFAULT_TOLERANCES,
  type InnerCounts,
  type InnerWorkspace,
  solveMode,
  type Tolerances,
} from './inner.ts';
import { priorConstant } from './joint.ts';
import { createThresholdSlopes, type Link } from './link.ts';
import { HALF_LOG_TWO_PI } from './normal.ts';
import type { HyperGradient } from './parameters.ts';
import { createPosterior, fillPosterior, type PosteriorVariances } from './posterior.ts';
import { effectCount, type Problem } from './problem.ts';
import { logDeterminantOf, solve } from './system.ts';

/** The Laplace likelihood as a function to be called many times: each call starts from the mode of the last one. */
export interface LaplaceWorkspace {
  readonly inner: InnerWorkspace;
  readonly posterior: PosteriorVariances;
  readonly adjoint: Effects;
}

export function createLaplace(problem: Problem, link: Link): LaplaceWorkspace {
  return {
    inner: createInner(problem, link),
    posterior: createPosterior(problem),
    adjoint: zeroEffects(problem),
  };
}

/** What the Newton step may be that is accepted as the last one: what it leaves is of the order of its square. */
const NEWTON_STEP = 1e-5;

/**
 * L(phi) = f(u^, phi) + 1/2 log|H| - dim/2 log 2 pi at these hyper-parameters, from the mode that the workspace holds.
 * `value` is null where the inner problem did not converge.
 */
export function laplaceAt(
  workspace: LaplaceWorkspace,
  hyper: HyperParameters,
  tolerances: Tolerances = DEFAULT_TOLERANCES,
): { readonly value: number | null; readonly counts: InnerCounts } {
  const { inner } = workspace;
  const { problem } = inner;
  const counts = solveMode(inner, hyper, tolerances, Math.max(NEWTON_STEP, tolerances.step));
  if (counts.stopped !== 'step') return { value: null, counts };
  const joint = counts.final + priorConstant(problem, hyper);
  const constant = effectCount(problem) * HALF_LOG_TWO_PI;
  const value = joint + 0.5 * logDeterminantOf(inner.system) - constant;
  return { value: Number.isFinite(value) ? value : null, counts };
}

/**
 * The gradient of L at the hyper-parameters that `laplaceAt` was last called with (the mode and the factor are those).
 * With V_i the posterior variance of eta_i, w' = d w / d eta and z = H^-1 sum of V_i w'_i a_i (a_i the design's row),
 * since f_u = 0 at the mode and d u^ / d phi = -H^-1 f_uphi,
 *   dL / d tau_m = sum of [ -d log P / d tau_m + 1/2 V_i d w / d tau_m - 1/2 (a_i'z) cross_im ],
 *   dL / d b_d   = sum over the dimension's ratings of [ slope - 1/2 V_i w'_i + 1/2 (a_i'z) w_i ],
 *   dL / d log sigma = n - sum of (u^2 + Var u - z u) / sigma^2 over the n effects with that SD.
 * Exact for the Laplace likelihood; V_i and Var u are all that is taken from H^-1 (CALIBRATION.md, Estimation).
 */
export function laplaceGradient(workspace: LaplaceWorkspace, hyper: HyperParameters): HyperGradient {
  const { inner, posterior, adjoint } = workspace;
  const { problem, link, effects, perRating, system } = inner;
  fillPosterior(posterior, system);
  adjoint.candidate.fill(0);
  adjoint.cell.fill(0);
  adjoint.rater.fill(0);
  adjoint.card.fill(0);
  for (let i = 0; i < problem.count; i++) {
    const pull = at(posterior.predictor, i) * at(perRating.weightSlope, i);
    addAt(adjoint.candidate, intAt(problem.candidate, i), pull);
    addAt(adjoint.rater, intAt(problem.rater, i), -pull);
    if (problem.hasCells) addAt(adjoint.cell, intAt(problem.cell, i), pull);
    if (problem.hasCards) addAt(adjoint.card, intAt(problem.slot, i), pull);
  }
  solve(system, asBlocks(problem, adjoint));

  const thresholds = new Float64Array(problem.categories - 1);
  const byDimension = new Float64Array(problem.dimensions);
  const slopes = createThresholdSlopes(problem.categories);
  for (let i = 0; i < problem.count; i++) {
    const spread = 0.5 * at(posterior.predictor, i);
    const follow = 0.5 * predictorOf(problem, adjoint, i);
    link.thresholdSlopes(intAt(problem.score, i), at(perRating.eta, i), hyper.thresholds, slopes);
    for (let m = 0; m < thresholds.length; m++)
      addAt(
        thresholds,
        m,
        spread * at(slopes.weight, m) - at(slopes.gradient, m) - follow * at(slopes.cross, m),
      );
    const onDimension =
      at(perRating.slope, i) - spread * at(perRating.weightSlope, i) + follow * at(perRating.weight, i);
    addAt(byDimension, intAt(problem.dimension, i), onDimension);
  }
  const difficulty = new Float64Array(problem.dimensions - 1);
  for (let d = 0; d < problem.dimensions; d++) addDifficulty(problem, difficulty, 0, d, at(byDimension, d));

  const bySigma = (own: Float64Array, variance: Float64Array, z: Float64Array, sigma: number): number => {
    let sum = 0;
    for (let i = 0; i < own.length; i++) sum += at(own, i) * (at(own, i) - at(z, i)) + at(variance, i);
    return own.length - sum / (sigma * sigma);
  };
  const of = posterior.effects;
  return {
    thresholds,
    difficulty,
    logSigmaCandidate: bySigma(effects.candidate, of.candidate, adjoint.candidate, hyper.sigmaCandidate),
    logSigmaCell: problem.hasCells ? bySigma(effects.cell, of.cell, adjoint.cell, hyper.sigmaCell) : 0,
    logSigmaRater: bySigma(effects.rater, of.rater, adjoint.rater, hyper.sigmaRater),
    logSigmaCard: problem.hasCards ? bySigma(effects.card, of.card, adjoint.card, cardSigma(hyper)) : 0,
  };
}
