import { intAt } from './access.ts';
import { type Connectedness, findComponents } from './connectedness.ts';
import type { Solution } from './covariance.ts';
import { createLink } from './create-link.ts';
import { type HyperParameters, PRIOR_MEDIANS } from './hyper.ts';
import { DEFAULT_TOLERANCES, type StopReason, solveInner, type Tolerances } from './inner.ts';
import { priorConstant } from './joint.ts';
import { maximiseJointly, type StandardDeviations } from './joint-maximum.ts';
import type { LinkName } from './link.ts';
import { HALF_LOG_TWO_PI } from './normal.ts';
import { indexRatings, type Problem, type ProblemOptions } from './problem.ts';
import type { Ratings } from './ratings.ts';
import type { InvalidRatings, Refusal } from './refusal.ts';
import { logDeterminantOf } from './system.ts';

/** What may be said from a fit, always named (PRODUCT.md section 5). */
export type FitState = 'raw_only' | 'provisional' | 'calibrated';

/** Below any of these a family is raw only. */
export const LEAST = { raters: 8, candidates: 30, cards: 60 } as const;

/** How much of the family has ratings. A card is one interviewer's scores of one candidate. */
export interface Evidence {
  readonly raters: number;
  readonly candidates: number;
  readonly cards: number;
  readonly ratings: number;
}

export interface Bookkeeping {
  /** f (with the regularisation, without constants) at the start and the end. */
  readonly initial: number;
  readonly final: number;
  readonly iterations: number;
  readonly evaluations: number;
  readonly stopped: StopReason;
  readonly tolerances: Tolerances;
}

export interface Diagnostics {
  /** log|H| of the random effects at the mode. */
  readonly logDeterminant: number;
  /** Laplace negative log likelihood at these hyper-parameters, regularisation not included. */
  readonly laplace: number;
}

/** One finished fit. Nothing in it changes afterwards; a newer one is a new Fit. */
export interface Fit {
  readonly kind: 'fit';
  readonly state: FitState;
  readonly link: LinkName;
  /** Where thresholds and difficulties come from, and at which SDs. */
  readonly method: 'joint_maximum_at_prior_medians' | 'given_hyper_parameters';
  readonly solution: Solution;
  readonly evidence: Evidence;
  /** What is missing until the next state, 0 where nothing is. */
  readonly missing: { readonly raters: number; readonly candidates: number; readonly cards: number };
  readonly connectedness: Connectedness;
  readonly bookkeeping: Bookkeeping;
  readonly diagnostics: Diagnostics;
}

export type FitResult = Fit | Refusal | InvalidRatings;

export interface FitOptions extends ProblemOptions {
  readonly link?: LinkName;
  readonly sigmas?: StandardDeviations;
  readonly tolerances?: Tolerances;
}

/**
 * The provisional fit: SDs at the medians of the weak priors, thresholds and difficulties at the joint maximum
 * there. Its state is 'raw_only' on little data and otherwise 'provisional', never 'calibrated'. No ratings:
 * `not_assessed`. A solver that stopped early: `suppressed`. Malformed input: `invalid_ratings`. Never throws on data.
 */
export function fitProvisional(ratings: Ratings, options: FitOptions = {}): FitResult {
  const problem = indexRatings(ratings, options);
  if ('kind' in problem) return problem;
  if (problem.count === 0) return { kind: 'not_assessed', reason: 'no_ratings' };
  const name = options.link ?? 'rsm';
  const link = createLink(name, problem.categories);
  const tolerances = options.tolerances ?? DEFAULT_TOLERANCES;
  const found = maximiseJointly(problem, link, options.sigmas ?? PRIOR_MEDIANS, tolerances);
  if (found.stopped !== 'step') return { kind: 'suppressed', reason: 'no_convergence' };
  const { hyper, effects, system, fixed } = found;
  const solution: Solution = { problem, link, hyper, effects, system, fixed };
  const { initial, final, iterations, evaluations, stopped } = found;
  const bookkeeping = { initial, final, iterations, evaluations, stopped, tolerances };
  const likelihood = final - found.regularisation;
  return describe(solution, 'joint_maximum_at_prior_medians', bookkeeping, likelihood);
}

/**
 * The inner problem alone, at hyper-parameters from elsewhere (the reference's, or a nightly fit's), which are then
 * taken as known: standard errors are given them. Refusals as above.
 */
export function fitAtHyper(ratings: Ratings, hyper: HyperParameters, options: FitOptions = {}): FitResult {
  const problem = indexRatings(ratings, options);
  if ('kind' in problem) return problem;
  if (problem.count === 0) return { kind: 'not_assessed', reason: 'no_ratings' };
  const link = createLink(options.link ?? 'rsm', problem.categories);
  const tolerances = options.tolerances ?? DEFAULT_TOLERANCES;
  const inner = solveInner(problem, link, hyper, null, tolerances);
  if (inner.stopped !== 'step') return { kind: 'suppressed', reason: 'no_convergence' };
  const { effects, system, initial, final, iterations, evaluations, stopped } = inner;
  const solution: Solution = { problem, link, hyper, effects, system, fixed: null };
  const bookkeeping = { initial, final, iterations, evaluations, stopped, tolerances };
  return describe(solution, 'given_hyper_parameters', bookkeeping, final);
}

function describe(
  solution: Solution,
  method: Fit['method'],
  bookkeeping: Bookkeeping,
  objective: number,
): Fit {
  const { problem, hyper, link, system } = solution;
  const evidence = countEvidence(problem);
  const missing = {
    raters: Math.max(0, LEAST.raters - evidence.raters),
    candidates: Math.max(0, LEAST.candidates - evidence.candidates),
    cards: Math.max(0, LEAST.cards - evidence.cards),
  };
  const enough = missing.raters + missing.candidates + missing.cards === 0;
  const logDeterminant = logDeterminantOf(system);
  const size = problem.candidates + problem.cells + problem.raters;
  const joint = objective + priorConstant(problem, hyper);
  return {
    kind: 'fit',
    state: enough ? 'provisional' : 'raw_only',
    link: link.name,
    method,
    solution,
    evidence,
    missing,
    connectedness: findComponents(problem),
    bookkeeping,
    diagnostics: { logDeterminant, laplace: joint + 0.5 * logDeterminant - size * HALF_LOG_TWO_PI },
  };
}

function countEvidence(problem: Problem): Evidence {
  const raters = new Set<number>();
  const candidates = new Set<number>();
  const cards = new Set<number>();
  for (let i = 0; i < problem.count; i++) {
    const c = intAt(problem.candidate, i);
    const r = intAt(problem.rater, i);
    candidates.add(c);
    raters.add(r);
    cards.add(c * problem.raters + r);
  }
  return { raters: raters.size, candidates: candidates.size, cards: cards.size, ratings: problem.count };
}
