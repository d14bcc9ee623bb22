import { at } from './access.ts';
import { factoriseCholesky, solveCholesky } from './cholesky.ts';
import { fillDifficulty } from './difficulty.ts';
import { factorise } from './factorise-system.ts';
import {
  createFixedEffects,
  type FixedEffects,
  gatherFixedEffects,
  profile,
  projectOnColumns,
} from './fixed-effects.ts';
import { addFixedPenalty, fixedPenalty, imaginaryShares, referenceThresholds } from './fixed-prior.ts';
import { asBlocks, type Effects, type HyperParameters, precisions, zeroEffects } from './hyper.ts';
import {
  DEFAULT_TOLERANCES,
  descent,
  largest,
  largestEffect,
  move,
  moveEffects,
  type StopReason,
  type Tolerances,
} from './inner.ts';
import { createPerRating, logLikelihood, type PerRating, penalty } from './joint.ts';
import type { Link } from './link.ts';
import type { Problem } from './problem.ts';
import { createSystem, type System, solve } from './system.ts';

export interface JointMaximum {
  readonly hyper: HyperParameters;
  readonly effects: Effects;
  readonly system: System;
  /** With P, the profile Hessian of the thresholds and free difficulties, regularisation included. */
  readonly fixed: FixedEffects;
  readonly perRating: PerRating;
  readonly initial: number;
  readonly final: number;
  /** The regularisation's share of `final`. */
  readonly regularisation: number;
  readonly iterations: number;
  readonly evaluations: number;
  readonly stopped: StopReason;
}

export interface StandardDeviations {
  readonly sigmaCandidate: number;
  readonly sigmaCell: number;
  readonly sigmaRater: number;
  readonly sigmaCard: number | null;
}

/** Longest step of a threshold or difficulty, logits: further out the curvature may vanish, and with it the way back. */
const LONGEST_STEP = 3;

/**
 * The provisional estimate: thresholds and difficulties at the *joint* maximum with the random effects, at given
 * standard deviations, with the weak regularisation of fixed-prior.ts. Newton on everything at once, eliminating
 * cells, groups, raters and then the fixed effects, with step halving; the objective is convex for both links, so
 * the answer does not depend on the start. Warm start not offered: it takes about ten iterations.
 *
 * Not the estimate of the calibrated state: log|H| depends on the thresholds, which the joint maximum ignores
 * (CALIBRATION.md, "Measured trap"), and the SDs are the priors' medians. Whatever comes from here is provisional.
 */
export function maximiseJointly(
  problem: Problem,
  link: Link,
  sigmas: StandardDeviations,
  tolerances: Tolerances = DEFAULT_TOLERANCES,
): JointMaximum {
  const thresholds = referenceThresholds(link);
  const difficulty = new Float64Array(problem.dimensions);
  const hyper: HyperParameters = { thresholds, difficulty, ...sigmas };
  const shares = imaginaryShares(link);
  const precision = precisions(problem, hyper);
  const system = createSystem(problem);
  const fixed = createFixedEffects(problem);
  const factor = new Float64Array(fixed.size * fixed.size);
  const perRating = createPerRating(problem);
  const effects = zeroEffects(problem);
  const step = zeroEffects(problem);
  const trial = zeroEffects(problem);
  const phi = new Float64Array(fixed.size);
  phi.set(thresholds);
  const phiStep = new Float64Array(fixed.size);
  const phiTrial = new Float64Array(fixed.size);
  let evaluations = 0;

  function objective(atPhi: Float64Array, atEffects: Effects): number {
    evaluations++;
    thresholds.set(atPhi.subarray(0, thresholds.length));
    fillDifficulty(problem, difficulty, atPhi.subarray(thresholds.length));
    const likelihood = logLikelihood(problem, link, hyper, atEffects, perRating);
    return (
      penalty(problem, hyper, atEffects) - likelihood + fixedPenalty(link, shares, thresholds, difficulty)
    );
  }

  function curvature(): boolean {
    if (!factorise(system, precision, perRating.weight)) return false;
    gatherFixedEffects(fixed, problem, link, hyper, effects, perRating);
    addFixedPenalty(problem, link, shares, thresholds, difficulty, fixed.gradient, fixed.hessian);
    profile(fixed, problem, system);
    factor.set(fixed.hessian);
    return factoriseCholesky(factor, fixed.size);
  }

  /** Newton direction: phi by the profile system, then the effects given phi. */
  function direction(): void {
    descent(problem, hyper, effects, perRating, step);
    solve(system, asBlocks(problem, step));
    projectOnColumns(fixed, step, phiStep);
    for (let m = 0; m < fixed.size; m++) phiStep[m] = -at(fixed.gradient, m) - at(phiStep, m);
    solveCholesky(factor, fixed.size, phiStep);
    for (let m = 0; m < fixed.size; m++)
      moveEffects(step, step, fixed.sensitivity[m] as Effects, -at(phiStep, m)); // reason: m < size
  }

  let value = objective(phi, effects);
  const initial = value;
  let iterations = 0;
  let stopped: StopReason = 'iterations';
  let factorised = false;
  while (iterations < tolerances.iterations) {
    iterations++;
    factorised = curvature();
    if (!factorised) {
      stopped = 'not_positive_definite';
      break;
    }
    direction();
    const size = Math.max(largestEffect(step), largest(phiStep));
    const small = size <= tolerances.step * (1 + Math.max(largestEffect(effects), largest(phi)));
    let scale = Math.min(1, LONGEST_STEP / largest(phiStep));
    let next = attempt(scale);
    while (!small && !(next <= value + 1e-12 * Math.abs(value)) && scale > 1e-9) {
      scale /= 2;
      next = attempt(scale);
    }
    if (!small && scale <= 1e-9) {
      stopped = 'no_descent';
      break;
    }
    moveEffects(effects, trial, step, 0);
    phi.set(phiTrial);
    value = next;
    if (small) {
      stopped = 'step';
      break;
    }
  }
  value = objective(phi, effects); // a refused trial may have left its thresholds behind
  if (factorised && !curvature()) stopped = 'not_positive_definite';
  const regularisation = fixedPenalty(link, shares, thresholds, difficulty);
  const numbers = { initial, final: value, regularisation, iterations, evaluations, stopped };
  return { hyper, effects, system, fixed, perRating, ...numbers };

  function attempt(scale: number): number {
    moveEffects(trial, effects, step, scale);
    move(phiTrial, phi, phiStep, scale);
    return objective(phiTrial, trial);
  }
}
