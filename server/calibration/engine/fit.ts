import { intAt } from './access.ts';
import { type Connectedness, findComponents } from './connectedness.ts';
import type { Solution } from './covariance.ts';
import { createLink } from './create-link.ts';
import { type HyperParameters, PRIOR_MEDIANS } from './hyper.ts';
import { covarianceOfJointMaximum, createUncertainty } from './hyper-uncertainty.ts';
import { DEFAULT_TOLERANCES, type StopReason, solveInner, type Tolerances } from './inner.ts';
import { priorConstant } from './joint.ts';
import { maximiseJointly, type StandardDeviations } from './joint-maximum.ts';
import { type KeptHyper, readCovariance, readHyper } from './kept-hyper.ts';
import type { LinkName } from './link.ts';
import type { OuterBookkeeping } from './marginal-maximum.ts';
import { HALF_LOG_TWO_PI } from './normal.ts';
import { effectCount, indexRatings, type Problem, type ProblemOptions } from './problem.ts';
import type { Ratings } from './ratings.ts';
import type { InvalidRatings, Refusal } from './refusal.ts';
import { logDeterminantOf } from './system.ts';

/**
 * What may be said from a fit, always named (PRODUCT.md section 5).
 * - 'raw_only': under LEAST in raters, candidates or cards, whatever the method.
 * - 'calibrated': not raw only, and the hyper-parameters are estimated by maximum marginal likelihood, converged, with
 *   their uncertainty V_phi: fitMaximumLikelihood on these ratings, or fitAtHyper with hyper-parameters kept from such a
 *   fit (keepHyper) that was itself calibrated.
 * - 'provisional': everything else: SDs assumed (fitProvisional), or hyper-parameters from elsewhere.
 */
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
  /** Laplace negative log likelihood at these hyper-parameters, regularisation and priors not included. */
  readonly laplace: number;
}

/** What was tried and set aside: the Laplace log likelihood of each model, at its maximum, priors not included. */
export interface Alternative {
  readonly link: LinkName;
  readonly cardEffect: boolean;
  readonly logLikelihood: number;
}

/** One finished fit. Nothing in it changes afterwards; a newer one is a new Fit. */
export interface Fit {
  readonly kind: 'fit';
  readonly state: FitState;
  readonly link: LinkName;
  /** Where the hyper-parameters come from. */
  readonly method:
    | 'maximum_marginal_likelihood'
    | 'joint_maximum_at_prior_medians'
    | 'given_hyper_parameters';
  readonly solution: Solution;
  readonly evidence: Evidence;
  /** What is missing until the next state, 0 where nothing is. */
  readonly missing: { readonly raters: number; readonly candidates: number; readonly cards: number };
  readonly connectedness: Connectedness;
  readonly bookkeeping: Bookkeeping | OuterBookkeeping;
  readonly diagnostics: Diagnostics;
  /** Every model fitted on the way, the chosen one among them; empty where none was chosen. */
  readonly alternatives: readonly Alternative[];
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
  const sigmas = options.sigmas ?? PRIOR_MEDIANS;
  const problem = indexRatings(ratings, { ...options, cards: sigmas.sigmaCard !== null });
  if ('kind' in problem) return problem;
  if (problem.count === 0) return { kind: 'not_assessed', reason: 'no_ratings' };
  const name = options.link ?? 'rsm';
  const link = createLink(name, problem.categories);
  const tolerances = options.tolerances ?? DEFAULT_TOLERANCES;
  const found = maximiseJointly(problem, link, sigmas, tolerances);
  if (found.stopped !== 'step') return { kind: 'suppressed', reason: 'no_convergence' };
  const { hyper, effects, system } = found;
  const point = { problem, link, hyper, effects, system, perRating: found.perRating };
  const covariance = covarianceOfJointMaximum(problem, found.fixed);
  if (covariance === null) return { kind: 'suppressed', reason: 'no_convergence' };
  const uncertainty = createUncertainty(point, covariance);
  const solution: Solution = { problem, link, hyper, effects, system, inverse: null, uncertainty };
  const { initial, final, iterations, evaluations, stopped } = found;
  const bookkeeping = { initial, final, iterations, evaluations, stopped, tolerances };
  const diagnostics = diagnose(solution, final - found.regularisation);
  return describe(solution, 'joint_maximum_at_prior_medians', bookkeeping, diagnostics, 'provisional');
}

/**
 * The inner problem alone, at hyper-parameters from elsewhere. Plain hyper-parameters (the reference's) are taken as
 * known: standard errors are given them, and the state is at best 'provisional'. Hyper-parameters kept from a fit
 * (keepHyper) bring their link, their uncertainty, which the standard errors then contain, and their state.
 * Refusals as above; kept hyper-parameters of another number of categories or dimensions throw a RangeError.
 */
export function fitAtHyper(
  ratings: Ratings,
  given: HyperParameters | KeptHyper,
  options: FitOptions = {},
): FitResult {
  const kept = 'kind' in given ? given : null;
  const hyper = 'kind' in given ? readHyper(given, ratings) : given;
  const problem = indexRatings(ratings, {
    ...options,
    cards: hyper.sigmaCard !== null,
    ...(kept === null ? {} : { cells: kept.sigmaCell === null ? 'none' : 'rated' }),
  });
  if ('kind' in problem) return problem;
  if (problem.count === 0) return { kind: 'not_assessed', reason: 'no_ratings' };
  const link = createLink(kept?.link ?? options.link ?? 'rsm', problem.categories);
  const tolerances = options.tolerances ?? DEFAULT_TOLERANCES;
  const inner = solveInner(problem, link, hyper, null, tolerances);
  if (inner.stopped !== 'step') return { kind: 'suppressed', reason: 'no_convergence' };
  const { effects, system, perRating, initial, final, iterations, evaluations, stopped } = inner;
  const covariance = kept === null ? null : readCovariance(kept);
  const uncertainty =
    covariance === null
      ? null
      : createUncertainty({ problem, link, hyper, effects, system, perRating }, covariance);
  const solution: Solution = { problem, link, hyper, effects, system, inverse: null, uncertainty };
  const bookkeeping = { initial, final, iterations, evaluations, stopped, tolerances };
  const state = kept?.state === 'calibrated' && uncertainty !== null ? 'calibrated' : 'provisional';
  return describe(solution, 'given_hyper_parameters', bookkeeping, diagnose(solution, final), state);
}

/** log|H| and the Laplace likelihood at a solution whose objective (without constants) is given. */
export function diagnose(solution: Solution, objective: number): Diagnostics {
  const { problem, hyper, system } = solution;
  const logDeterminant = logDeterminantOf(system);
  const joint = objective + priorConstant(problem, hyper);
  const constant = effectCount(problem) * HALF_LOG_TWO_PI;
  return { logDeterminant, laplace: joint + 0.5 * logDeterminant - constant };
}

/** A fit from its parts: `state` is what it may claim where there is enough evidence. */
export function describe(
  solution: Solution,
  method: Fit['method'],
  bookkeeping: Fit['bookkeeping'],
  diagnostics: Diagnostics,
  state: 'provisional' | 'calibrated',
  alternatives: readonly Alternative[] = [],
): Fit {
  const { problem, link } = solution;
  const evidence = countEvidence(problem);
  const missing = {
    raters: Math.max(0, LEAST.raters - evidence.raters),
    candidates: Math.max(0, LEAST.candidates - evidence.candidates),
    cards: Math.max(0, LEAST.cards - evidence.cards),
  };
  const enough = missing.raters + missing.candidates + missing.cards === 0;
  return {
    kind: 'fit',
    state: enough ? state : 'raw_only',
    link: link.name,
    method,
    solution,
    evidence,
    missing,
    connectedness: findComponents(problem),
    bookkeeping,
    diagnostics,
    alternatives,
  };
}

function countEvidence(problem: Problem): Evidence {
  const { borderStart, borderDense, groupStart } = problem;
  const dense = new Set<number>(borderDense);
  let groups = 0;
  for (let g = 0; g < problem.groups; g++) if (intAt(groupStart, g + 1) > intAt(groupStart, g)) groups++;
  const [candidates, raters] =
    problem.eliminated === 'candidates' ? [groups, dense.size] : [dense.size, groups];
  return { raters, candidates, cards: intAt(borderStart, problem.groups), ratings: problem.count };
}
