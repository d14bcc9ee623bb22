import { addAt, at } from './access.ts';
import { addFixedPenalty, fixedPenalty, imaginaryShares } from './fixed-prior.ts';
import { cardSigma, type HyperParameters, PRIOR_MEDIANS } from './hyper.ts';
import type { Link } from './link.ts';
import type { HyperGradient } from './parameters.ts';
import type { Problem } from './problem.ts';

/** SD of each weak prior on a log SD (CALIBRATION.md, "Small tenants"). */
export const LOG_SIGMA_SD = 0.5;
/** Median of the weak prior on the card effect's SD. The specification has none; that of the other interaction is taken. */
export const CARD_MEDIAN = PRIOR_MEDIANS.sigmaCell;

/**
 * The weak priors of small families: log Sc ~ N(0, .5), log Scd ~ N(log .4, .5), log Sr ~ N(log .5, .5),
 * log Scr ~ N(log .4, .5), so that no SD collapses to 0 or runs away, and the weak regularisation of thresholds and
 * difficulties of fixed-prior.ts, so that a category nobody used has a threshold.
 */
export interface HyperPrior {
  /** Minus the log of the prior density, up to a constant. */
  value(hyper: HyperParameters): number;
  /** The gradient of L with that of the prior added. */
  addTo(gradient: HyperGradient, hyper: HyperParameters): HyperGradient;
}

export function weakPrior(problem: Problem, link: Link): HyperPrior {
  const shares = imaginaryShares(link);
  const precision = 1 / (LOG_SIGMA_SD * LOG_SIGMA_SD);
  const pull = (sigma: number, median: number): number => precision * Math.log(sigma / median);
  const cost = (sigma: number, median: number): number =>
    0.5 * pull(sigma, median) * Math.log(sigma / median);
  return {
    value(hyper) {
      const { sigmaCandidate, sigmaCell, sigmaRater } = hyper;
      return (
        fixedPenalty(link, shares, hyper.thresholds, hyper.difficulty) +
        cost(sigmaCandidate, PRIOR_MEDIANS.sigmaCandidate) +
        (problem.hasCells ? cost(sigmaCell, PRIOR_MEDIANS.sigmaCell) : 0) +
        cost(sigmaRater, PRIOR_MEDIANS.sigmaRater) +
        (problem.hasCards ? cost(cardSigma(hyper), CARD_MEDIAN) : 0)
      );
    },
    addTo(gradient, hyper) {
      const size = gradient.thresholds.length;
      const fixed = new Float64Array(size + gradient.difficulty.length);
      const hessian = new Float64Array(fixed.length * fixed.length);
      addFixedPenalty(problem, link, shares, hyper.thresholds, hyper.difficulty, fixed, hessian);
      const thresholds = Float64Array.from(gradient.thresholds);
      const difficulty = Float64Array.from(gradient.difficulty);
      for (let m = 0; m < size; m++) addAt(thresholds, m, at(fixed, m));
      for (let m = 0; m < difficulty.length; m++) addAt(difficulty, m, at(fixed, size + m));
      const { sigmaCandidate, sigmaCell, sigmaRater } = hyper;
      return {
        thresholds,
        difficulty,
        logSigmaCandidate: gradient.logSigmaCandidate + pull(sigmaCandidate, PRIOR_MEDIANS.sigmaCandidate),
        logSigmaCell:
          gradient.logSigmaCell + (problem.hasCells ? pull(sigmaCell, PRIOR_MEDIANS.sigmaCell) : 0),
        logSigmaRater: gradient.logSigmaRater + pull(sigmaRater, PRIOR_MEDIANS.sigmaRater),
        logSigmaCard: gradient.logSigmaCard + (problem.hasCards ? pull(cardSigma(hyper), CARD_MEDIAN) : 0),
      };
    },
  };
}
