import { intAt } from './access.ts';
import type { Solution } from './covariance.ts';
import { createLink } from './create-link.ts';
import { type Alternative, describe, type FitResult } from './fit.ts';
import type { HyperParameters } from './hyper.ts';
import { weakPrior } from './hyper-prior.ts';
import { createLaplace, laplaceAt, laplaceGradient } from './laplace-gradient.ts';
import type { LinkName } from './link.ts';
import {
  type MarginalMaximum,
  maximiseMarginally,
  OUTER_TOLERANCES,
  type OuterTolerances,
} from './marginal-maximum.ts';
import { indexRatings, type Problem, withCards } from './problem.ts';
import type { Ratings } from './ratings.ts';
import { logDeterminantOf } from './system.ts';

export interface MaximumLikelihoodOptions {
  /** 'auto' (the default): the likelier of the two. */
  readonly link?: LinkName | 'auto';
  /** Whether the candidate-by-dimension effect is in the model; default 'rated'. */
  readonly cells?: 'rated' | 'none';
  /** 'auto' (the default): on where the likelihood prefers it, see CARD_GAIN. */
  readonly cardEffect?: 'auto' | 'none';
  /**
   * 'auto' (the default): weak priors in small families (SMALL), where a category was never used, and where the
   * likelihood alone has no maximum; else none.
   */
  readonly priors?: 'weak' | 'none' | 'auto';
  /** Where to begin, for instance yesterday's estimate. */
  readonly start?: HyperParameters;
  readonly tolerances?: OuterTolerances;
  /** Hears the number of iterations of the model being fitted; nothing it does can change the fit. */
  readonly onIteration?: (iterations: number) => void;
}

/** Under either of these a family takes the weak priors (CALIBRATION.md, "Small tenants"). */
export const SMALL = { raters: 10, ratings: 100 } as const;

/**
 * The card effect is on where it raises the Laplace log likelihood by more than this. Its SD lies on the boundary, 0, if
 * there is none, where twice the gain is 0 or chi-squared with one degree of freedom at even odds (Self & Liang 1987);
 * .82 is the 10 % point of that mixture. The lenient level is meant: a needless card effect leaves the intervals as they
 * are, a missing one makes them too narrow.
 */
export const CARD_GAIN = 0.82;
/** Where the likelihood already falls at this SD, the card effect is off without a fit of its own. */
const LEAST_CARD_SIGMA = 0.1;
/** Enough to choose between models by their likelihood. */
const CHOICE_DECREMENT = 1e-5;

/**
 * The full fit: thresholds, difficulties and SDs by maximum marginal likelihood (marginal-maximum.ts) with V_phi, so
 * that all standard errors are marginal. Converged and with enough data (LEAST) its state is 'calibrated'. No ratings:
 * `not_assessed`. No convergence under any link within the tolerances: `suppressed`. Malformed input:
 * `invalid_ratings`. Never throws on data.
 */
export function fitMaximumLikelihood(ratings: Ratings, options: MaximumLikelihoodOptions = {}): FitResult {
  const plain = indexRatings(ratings, { cells: options.cells ?? 'rated' });
  if ('kind' in plain) return plain;
  if (plain.count === 0) return { kind: 'not_assessed', reason: 'no_ratings' };
  const isAuto = options.priors === undefined || options.priors === 'auto';
  const usesPrior = options.priors === 'weak' || (isAuto && needsPrior(plain));
  const found = fitModels(plain, options, usesPrior);
  // Large and yet without a maximum, such as two interviewers who always agree: the SDs run away.
  return found.kind === 'suppressed' && isAuto && !usesPrior ? fitModels(plain, options, true) : found;
}

/** Every model that the options leave open, and the chosen one with its uncertainty. */
function fitModels(plain: Problem, options: MaximumLikelihoodOptions, usesPrior: boolean): FitResult {
  const tolerances = options.tolerances ?? OUTER_TOLERANCES;

  const maximise = (
    problem: Problem,
    name: LinkName,
    start: HyperParameters | null,
    standardErrors: boolean,
  ): MarginalMaximum => {
    const link = createLink(name, problem.categories);
    const prior = usesPrior ? weakPrior(problem, link) : null;
    const decrement = standardErrors
      ? tolerances.decrement
      : Math.max(CHOICE_DECREMENT, tolerances.decrement);
    return maximiseMarginally(problem, link, {
      start,
      prior,
      standardErrors,
      tolerances: { ...tolerances, decrement },
      onIteration: options.onIteration,
    });
  };

  const mayHaveCards = options.cardEffect !== 'none' && intAt(plain.borderStart, plain.groups) < plain.count;
  const names: readonly LinkName[] =
    options.link === undefined || options.link === 'auto' ? ['rsm', 'cum'] : [options.link];
  const choosing = names.length > 1 || mayHaveCards;
  const alternatives: Alternative[] = [];
  const note = (found: MarginalMaximum): void => {
    const { problem, link } = found.workspace.inner;
    alternatives.push({ link: link.name, cardEffect: problem.hasCards, logLikelihood: -found.laplace });
  };
  let best: MarginalMaximum | null = null;
  for (const name of choosing ? names : []) {
    const start = options.start === undefined ? null : { ...options.start, sigmaCard: null };
    const found = maximise(plain, name, names.length > 1 ? null : start, false);
    if (found.bookkeeping.stopped !== 'decrement') continue;
    note(found);
    if (best === null || found.laplace < best.laplace) best = found;
  }
  if (choosing && best === null) return { kind: 'suppressed', reason: 'no_convergence' };
  if (best !== null && mayHaveCards) {
    const found = withCardEffect(best, maximise);
    if (found !== null) {
      note(found);
      if (best.laplace - found.laplace > CARD_GAIN) best = found;
    }
  }
  const chosen = best?.workspace.inner;
  const problem = chosen?.problem ?? plain;
  const name = chosen?.link.name ?? names[0] ?? 'rsm';
  const final = maximise(problem, name, best?.hyper ?? options.start ?? null, true);
  if (final.bookkeeping.stopped !== 'decrement' || final.uncertainty === null)
    return { kind: 'suppressed', reason: 'no_convergence' };
  const { inner } = final.workspace;
  const solution: Solution = {
    problem,
    link: inner.link,
    hyper: final.hyper,
    effects: inner.effects,
    system: inner.system,
    inverse: final.workspace.posterior.inverse,
    uncertainty: final.uncertainty,
  };
  const diagnostics = { logDeterminant: logDeterminantOf(inner.system), laplace: final.laplace };
  return describe(
    solution,
    'maximum_marginal_likelihood',
    final.bookkeeping,
    diagnostics,
    'calibrated',
    alternatives,
  );
}

/** Few raters or ratings, or a category without a score: there the likelihood alone may have no maximum. */
function needsPrior(problem: Problem): boolean {
  const raters = new Set<number>(problem.rater);
  const used = new Set<number>(problem.score);
  return raters.size < SMALL.raters || problem.count < SMALL.ratings || used.size < problem.categories;
}

/** The same model with a card effect, or null where a small one already lowers the likelihood or none is found. */
function withCardEffect(
  without: MarginalMaximum,
  maximise: (
    problem: Problem,
    name: LinkName,
    start: HyperParameters,
    standardErrors: boolean,
  ) => MarginalMaximum,
): MarginalMaximum | null {
  const { problem: plain, link } = without.workspace.inner;
  const problem = withCards(plain, true);
  const hyper = { ...without.hyper, sigmaCard: LEAST_CARD_SIGMA };
  const workspace = createLaplace(problem, link);
  if (laplaceAt(workspace, hyper).value === null) return null;
  if (laplaceGradient(workspace, hyper).logSigmaCard >= 0) return null;
  const found = maximise(problem, link.name, { ...hyper, sigmaCard: 3 * LEAST_CARD_SIGMA }, false);
  return found.bookkeeping.stopped === 'decrement' ? found : null;
}
