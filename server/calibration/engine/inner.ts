import { addAt, at, intAt } from './access.ts';
import { asBlocks, type Effects, type HyperParameters, precisions, zeroEffects } from './hyper.ts';
import { createPerRating, logLikelihood, type PerRating, penalty } from './joint.ts';
import type { Link } from './link.ts';
import type { Problem } from './problem.ts';
import { createSystem, factorise, type System, solve } from './system.ts';

/** When a solver stops. `step` is the largest move of any unknown, relative to 1 + the largest unknown. */
export interface Tolerances {
  readonly step: number;
  readonly iterations: number;
}

export const DEFAULT_TOLERANCES: Tolerances = { step: 1e-10, iterations: 100 };

/** Why a solver stopped. Only `step` counts as converged. */
export type StopReason = 'step' | 'iterations' | 'no_descent' | 'not_positive_definite';

export interface InnerResult {
  readonly effects: Effects;
  /** Factorised Hessian at `effects`. */
  readonly system: System;
  readonly perRating: PerRating;
  /** f without its normalising constants, at the start and at the end. */
  readonly initial: number;
  readonly final: number;
  readonly iterations: number;
  readonly evaluations: number;
  readonly stopped: StopReason;
}

/** Minus the gradient of f by the random effects, into `out`. */
export function descent(
  problem: Problem,
  hyper: HyperParameters,
  effects: Effects,
  perRating: PerRating,
  out: Effects,
): void {
  const candidatePrecision = 1 / (hyper.sigmaCandidate * hyper.sigmaCandidate);
  const raterPrecision = 1 / (hyper.sigmaRater * hyper.sigmaRater);
  const cellPrecision = 1 / (hyper.sigmaCell * hyper.sigmaCell);
  for (let c = 0; c < out.candidate.length; c++)
    out.candidate[c] = -at(effects.candidate, c) * candidatePrecision;
  for (let r = 0; r < out.rater.length; r++) out.rater[r] = -at(effects.rater, r) * raterPrecision;
  for (let k = 0; k < out.cell.length; k++) out.cell[k] = -at(effects.cell, k) * cellPrecision;
  for (let i = 0; i < problem.count; i++) {
    const slope = at(perRating.slope, i);
    addAt(out.candidate, intAt(problem.candidate, i), slope);
    addAt(out.rater, intAt(problem.rater, i), -slope);
    if (problem.hasCells) addAt(out.cell, intAt(problem.cell, i), slope);
  }
}

/** The largest absolute value; 0 for nothing. */
export function largest(values: Float64Array): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) {
    const magnitude = Math.abs(at(values, i));
    if (magnitude > size) size = magnitude;
  }
  return size;
}

/** The largest absolute effect. */
export function largestEffect(effects: Effects): number {
  return Math.max(largest(effects.candidate), largest(effects.cell), largest(effects.rater));
}

/** target := from + scale x step. */
export function moveEffects(target: Effects, from: Effects, step: Effects, scale: number): void {
  move(target.candidate, from.candidate, step.candidate, scale);
  move(target.cell, from.cell, step.cell, scale);
  move(target.rater, from.rater, step.rater, scale);
}

export function move(target: Float64Array, from: Float64Array, step: Float64Array, scale: number): void {
  for (let i = 0; i < target.length; i++) target[i] = at(from, i) + scale * at(step, i);
}

/**
 * The inner problem: the mode u^ of the random effects at fixed hyper-parameters, by Newton with step halving
 * (f is convex in u for both links). Starts at zero or at `start`, which is not changed. A candidate or rater
 * without ratings stays at exactly 0. No ratings: zeros, in one iteration.
 */
export function solveInner(
  problem: Problem,
  link: Link,
  hyper: HyperParameters,
  start: Effects | null = null,
  tolerances: Tolerances = DEFAULT_TOLERANCES,
): InnerResult {
  const precision = precisions(problem, hyper);
  const system = createSystem(problem);
  const perRating = createPerRating(problem);
  const effects = zeroEffects(problem);
  const step = zeroEffects(problem);
  const trial = zeroEffects(problem);
  if (start !== null) moveEffects(effects, start, step, 0);
  let value = objective(effects);
  const initial = value;
  let evaluations = 1;
  let iterations = 0;
  let stopped: StopReason = 'iterations';

  function objective(at: Effects): number {
    return penalty(problem, hyper, at) - logLikelihood(problem, link, hyper, at, perRating);
  }

  while (iterations < tolerances.iterations) {
    iterations++;
    if (!factorise(system, precision, perRating.weight)) {
      stopped = 'not_positive_definite';
      break;
    }
    descent(problem, hyper, effects, perRating, step);
    solve(system, asBlocks(problem, step));
    const small = largestEffect(step) <= tolerances.step * (1 + largestEffect(effects));
    let scale = 1;
    moveEffects(trial, effects, step, scale);
    let next = objective(trial);
    evaluations++;
    // Within rounding of the minimum a step is taken as it is: differences of f are noise there.
    while (!small && !(next <= value + 1e-12 * Math.abs(value)) && scale > 1e-9) {
      scale /= 2;
      moveEffects(trial, effects, step, scale);
      next = objective(trial);
      evaluations++;
    }
    if (!small && scale <= 1e-9) {
      stopped = 'no_descent';
      break;
    }
    moveEffects(effects, trial, step, 0);
    value = next;
    if (small) {
      stopped = 'step';
      break;
    }
  }
  value = objective(effects); // a refused trial may have left its weights behind
  if (!factorise(system, precision, perRating.weight)) stopped = 'not_positive_definite';
  return { effects, system, perRating, initial, final: value, iterations, evaluations, stopped };
}
