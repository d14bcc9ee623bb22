import { at } from './access.ts';
import type { Problem } from './problem.ts';

/**
 * The hyper-parameters phi: K - 1 thresholds tau, D difficulties b (sum 0; larger = harder) and the standard
 * deviations of the random effects, all in logits.
 */
export interface HyperParameters {
  readonly thresholds: Float64Array;
  readonly difficulty: Float64Array;
  readonly sigmaCandidate: number;
  /** Candidate by dimension. Not used in a problem without cells. */
  readonly sigmaCell: number;
  readonly sigmaRater: number;
  /** Candidate by rater, the card effect; null where it is off. Not used in a problem without cards. */
  readonly sigmaCard: number | null;
}

/**
 * Medians of the weak priors on the log SDs (CALIBRATION.md, "Small tenants": log Sr ~ N(log .5, .5),
 * log Sc ~ N(0, .5), log Scd ~ N(log .4, .5)). The provisional fit stands at them.
 */
export const PRIOR_MEDIANS = { sigmaCandidate: 1, sigmaCell: 0.4, sigmaRater: 0.5, sigmaCard: null } as const;

/** Random effects at one point. `cell` follows the problem's cells (candidate-major, dimension ascending). */
export interface Effects {
  readonly candidate: Float64Array;
  readonly cell: Float64Array;
  readonly rater: Float64Array;
  /** gamma_cr by the problem's cards; empty where the model has none. */
  readonly card: Float64Array;
}

/** The same numbers by their place in the Newton system: a view, sharing memory. */
export interface BlockVector {
  readonly group: Float64Array;
  readonly cell: Float64Array;
  readonly dense: Float64Array;
  readonly card: Float64Array;
}

/** Effects of the right sizes, all zero. */
export function zeroEffects(problem: Problem): Effects {
  return {
    candidate: new Float64Array(problem.candidates),
    cell: new Float64Array(problem.cells),
    rater: new Float64Array(problem.raters),
    card: new Float64Array(problem.cards),
  };
}

/** Effects as the blocks of the system, without copying. */
export function asBlocks(problem: Problem, effects: Effects): BlockVector {
  return problem.eliminated === 'candidates'
    ? { group: effects.candidate, cell: effects.cell, dense: effects.rater, card: effects.card }
    : { group: effects.rater, cell: effects.cell, dense: effects.candidate, card: effects.card };
}

/** Prior precisions 1 / sigma2 by block. */
export interface Precisions {
  readonly group: number;
  readonly cell: number;
  readonly dense: number;
  readonly card: number;
}

/** Scr, and 1 where the model has no card effect (nothing is divided by it there). */
export function cardSigma(hyper: HyperParameters): number {
  return hyper.sigmaCard ?? 1;
}

export function precisions(problem: Problem, hyper: HyperParameters): Precisions {
  const candidate = 1 / (hyper.sigmaCandidate * hyper.sigmaCandidate);
  const rater = 1 / (hyper.sigmaRater * hyper.sigmaRater);
  const cell = problem.hasCells ? 1 / (hyper.sigmaCell * hyper.sigmaCell) : 0;
  const card = problem.hasCards ? 1 / (cardSigma(hyper) * cardSigma(hyper)) : 0;
  return problem.eliminated === 'candidates'
    ? { group: candidate, cell, dense: rater, card }
    : { group: rater, cell, dense: candidate, card };
}

/** eta_i = theta_c + delta_cd + gamma_cr - s_r - b_d of rating i, in logits. */
export function locationOf(problem: Problem, difficulty: Float64Array, effects: Effects, i: number): number {
  const d = problem.dimension[i] as number; // reason: i < count
  return predictorOf(problem, effects, i) - at(difficulty, d);
}

/** The random part of eta_i: theta_c + delta_cd + gamma_cr - s_r. */
export function predictorOf(problem: Problem, effects: Effects, i: number): number {
  const c = problem.candidate[i] as number; // reason: i < count
  const r = problem.rater[i] as number; // reason: i < count
  let sum = at(effects.candidate, c) - at(effects.rater, r);
  if (problem.hasCells) sum += at(effects.cell, problem.cell[i] as number); // reason: i < count
  if (problem.hasCards) sum += at(effects.card, problem.slot[i] as number); // reason: i < count
  return sum;
}
