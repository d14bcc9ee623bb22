import { type FitResult, fitAtHyper, fitProvisional } from '#server/calibration/engine/fit.ts';
import { fitMaximumLikelihood } from '#server/calibration/engine/fit-maximum-likelihood.ts';
import type { KeptHyper } from '#server/calibration/engine/kept-hyper.ts';
import type { Ratings } from '#server/calibration/engine/ratings.ts';

// The one place where the shell calls the engine's estimation.

/** What a fit is made with; part of its inputs' hash. `engine` changes with every change of what is estimated. */
export const familyOptions = {
  engine: 'marginal-likelihood-2',
  link: 'auto',
  cardEffect: 'auto',
  priors: 'auto',
} as const;

/** The whole fit of a family, slow; `onIteration` hears how far the model being fitted is. */
export function fitOutright(ratings: Ratings, onIteration: (iterations: number) => void): FitResult {
  const { link, cardEffect, priors } = familyOptions;
  return fitMaximumLikelihood(ratings, { link, cardEffect, priors, onIteration });
}

/** The fit of one version by itself, to lay its difficulties beside another's: both on one scale. */
export function fitAlone(ratings: Ratings, onIteration: (iterations: number) => void): FitResult {
  return fitMaximumLikelihood(ratings, { link: 'rsm', cardEffect: 'none', onIteration });
}

/** The fit of a small or new family, quick enough for a request: SDs at the medians of the priors. */
export function fitAtOnce(ratings: Ratings): FitResult {
  return fitProvisional(ratings);
}

/** Everybody's figures with the hyper-parameters of a kept fit: milliseconds. It is as good as the fit it stands on. */
export function fitFrozen(ratings: Ratings, kept: KeptHyper): FitResult {
  return fitAtHyper(ratings, kept);
}
