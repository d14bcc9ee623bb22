import { addAt, at, intAt } from './access.ts';
import { factorise } from './factorise-system.ts';
import { asBlocks, cardSigma, type Effects, type HyperParameters, precisions, zeroEffects } from './hyper.ts';
import { createPerRating, logLikelihood, type PerRating, penalty } from './joint.ts';
import type { Link } from './link.ts';
import type { Problem } from './problem.ts';
import { createSystem, type System, solve } from './system.ts';

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
  readonly factorisations: number;
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
  const cardPrecision = 1 / (cardSigma(hyper) * cardSigma(hyper));
  for (let s = 0; s < out.card.length; s++) out.card[s] = -at(effects.card, s) * cardPrecision;
  for (let i = 0; i < problem.count; i++) {
    const slope = at(perRating.slope, i);
    addAt(out.candidate, intAt(problem.candidate, i), slope);
    addAt(out.rater, intAt(problem.rater, i), -slope);
    if (problem.hasCells) addAt(out.cell, intAt(problem.cell, i), slope);
    if (problem.hasCards) addAt(out.card, intAt(problem.slot, i), slope);
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
  const { candidate, cell, rater, card } = effects;
  return Math.max(largest(candidate), largest(cell), largest(rater), largest(card));
}

/** target := from + scale x step. */
export function moveEffects(target: Effects, from: Effects, step: Effects, scale: number): void {
  move(target.candidate, from.candidate, step.candidate, scale);
  move(target.cell, from.cell, step.cell, scale);
  move(target.rater, from.rater, step.rater, scale);
  move(target.card, from.card, step.card, scale);
}

export function move(target: Float64Array, from: Float64Array, step: Float64Array, scale: number): void {
  for (let i = 0; i < target.length; i++) target[i] = at(from, i) + scale * at(step, i);
}

/** Everything a solve of the inner problem writes to, so that the next one allocates nothing. */
export interface InnerWorkspace {
  readonly problem: Problem;
  readonly link: Link;
  /** In: the start. Out: the mode. */
  readonly effects: Effects;
  /** Out: factorised at the mode. In: the factor of an earlier solve, where `hasFactor`. */
  readonly system: System;
  readonly perRating: PerRating;
  readonly step: Effects;
  readonly trial: Effects;
  hasFactor: boolean;
}

export interface InnerCounts {
  readonly initial: number;
  readonly final: number;
  readonly iterations: number;
  readonly evaluations: number;
  readonly factorisations: number;
  readonly stopped: StopReason;
}

export function createInner(problem: Problem, link: Link): InnerWorkspace {
  return {
    problem,
    link,
    effects: zeroEffects(problem),
    system: createSystem(problem),
    perRating: createPerRating(problem),
    step: zeroEffects(problem),
    trial: zeroEffects(problem),
    hasFactor: false,
  };
}

/** What a step with a kept factor costs, in multiplications per rating; a new factor costs denseSize^3 / 6. */
const STEP_COST = 250;
/** A factor is used again only where making one costs more than this many steps with it. */
const DEAR_FACTOR = 0.8;
/** Steps that are left after a new factor. */
const NEWTON_STEPS = 2;

/**
 * The inner problem from where `workspace.effects` stands, in place. Newton with step halving; where a factorisation is
 * dear (InstEval: 1128 dense unknowns) and an earlier solve, at neighbouring hyper-parameters, has left one, it serves
 * for further steps. Those shrink by about the same ratio each: a new factor is made once it is cheaper than the steps
 * still to come, and a step is the last one where the next would be within the tolerance. With a current factor a step
 * is the last one already below `newtonStep`, since what it leaves is of the order of its square.
 */
export function solveMode(
  workspace: InnerWorkspace,
  hyper: HyperParameters,
  tolerances: Tolerances,
  newtonStep = tolerances.step,
): InnerCounts {
  const { problem, link, effects, system, perRating, step, trial } = workspace;
  const precision = precisions(problem, hyper);
  const factorCost = problem.denseSize ** 3 / 6 / (STEP_COST * problem.count);
  const mayBorrow = workspace.hasFactor && factorCost > DEAR_FACTOR;
  const objective = (at: Effects): number =>
    penalty(problem, hyper, at) - logLikelihood(problem, link, hyper, at, perRating);

  let value = objective(effects);
  const initial = value;
  let evaluations = 1;
  let iterations = 0;
  let factorisations = 0;
  let stopped: StopReason = 'iterations';
  let mayReuse = mayBorrow;
  let before = 1; // a guess for the first step: a factor's weights are off by about as much, in logits
  while (iterations < tolerances.iterations) {
    iterations++;
    const isCurrent = !mayReuse;
    if (isCurrent) {
      factorisations++;
      if (!factorise(system, precision, perRating.weight)) {
        stopped = 'not_positive_definite';
        break;
      }
    }
    descent(problem, hyper, effects, perRating, step);
    solve(system, asBlocks(problem, step));
    const size = largestEffect(step);
    const unit = 1 + largestEffect(effects);
    const limit = tolerances.step * unit;
    const ratio = size / before;
    const small = isCurrent
      ? size <= newtonStep * unit
      : size <= limit || (iterations > 1 && size * ratio <= limit);
    const stepsToCome = ratio < 1 ? Math.log(limit / size) / Math.log(ratio) : Number.POSITIVE_INFINITY;
    mayReuse = mayBorrow && (isCurrent || stepsToCome <= factorCost + NEWTON_STEPS);
    before = size;
    let scale = 1;
    moveEffects(trial, effects, step, scale);
    let next = objective(trial);
    evaluations++;
    const accepts = (): boolean => small || next <= value + 1e-12 * Math.abs(value);
    if (!isCurrent && !accepts()) {
      // A borrowed factor gave no descent: again with a current one, whose weights the trial has overwritten.
      objective(effects);
      evaluations++;
      mayReuse = false;
      continue;
    }
    // Within rounding of the minimum a step is taken as it is: differences of f are noise there.
    while (!accepts() && scale > 1e-9) {
      scale /= 2;
      moveEffects(trial, effects, step, scale);
      next = objective(trial);
      evaluations++;
    }
    if (!accepts()) {
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
  if (stopped === 'no_descent') value = objective(effects); // the refused trial left its weights behind
  factorisations++;
  workspace.hasFactor = factorise(system, precision, perRating.weight);
  if (!workspace.hasFactor) stopped = 'not_positive_definite';
  return { initial, final: value, iterations, evaluations, factorisations, stopped };
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
  const workspace = createInner(problem, link);
  const { effects, system, perRating } = workspace;
  if (start !== null) moveEffects(effects, start, workspace.step, 0);
  const counts = solveMode(workspace, hyper, tolerances);
  return { effects, system, perRating, ...counts };
}
