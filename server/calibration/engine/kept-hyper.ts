import type { Solution } from './covariance.ts';
import type { HyperParameters } from './hyper.ts';
import { hyperSize } from './hyper-uncertainty.ts';
import type { LinkName } from './link.ts';
import type { Ratings } from './ratings.ts';

/**
 * A fit's hyper-parameters with their uncertainty, as plain numbers that survive JSON: what a nightly fit leaves for the
 * debriefs of the next day. Dimensions are identified by their index in the ratings that were fitted; whoever reads them
 * back hands in ratings with the same dimensions at the same places (some may have no ratings there).
 */
export interface KeptHyper {
  readonly kind: 'kept_hyper';
  readonly link: LinkName;
  /** What the fit may be called; a 'raw_only' fit's numbers are provisional elsewhere. */
  readonly state: 'raw_only' | 'provisional' | 'calibrated';
  /** K - 1. */
  readonly thresholds: readonly number[];
  /** One per dimension, by index. */
  readonly difficulty: readonly number[];
  readonly sigmaCandidate: number;
  /** null where the model has no candidate-by-dimension effect. */
  readonly sigmaCell: number | null;
  readonly sigmaRater: number;
  /** null where the model has no card effect. */
  readonly sigmaCard: number | null;
  /**
   * V_phi, row by row, in the order: K - 1 thresholds, the difficulties by dimension, log Sc, log Scd, log Sr, log Scr.
   * Rows of what was held are 0. null where the fit took its hyper-parameters as known.
   */
  readonly covariance: readonly (readonly number[])[] | null;
}

/** What of a fit may be used again on other ratings of the same family. */
export function keepHyper(fit: {
  readonly solution: Solution;
  readonly state: KeptHyper['state'];
}): KeptHyper {
  const { hyper, link, problem, uncertainty } = fit.solution;
  const rows = (covariance: Float64Array, size: number): number[][] =>
    Array.from({ length: size }, (_, i) => Array.from(covariance.subarray(i * size, i * size + size)));
  return {
    kind: 'kept_hyper',
    link: link.name,
    state: fit.state,
    thresholds: Array.from(hyper.thresholds),
    difficulty: Array.from(hyper.difficulty),
    sigmaCandidate: hyper.sigmaCandidate,
    sigmaCell: problem.hasCells ? hyper.sigmaCell : null,
    sigmaRater: hyper.sigmaRater,
    sigmaCard: hyper.sigmaCard,
    covariance: uncertainty === null ? null : rows(uncertainty.covariance, uncertainty.size),
  };
}

/** The hyper-parameters for these ratings. Throws a RangeError where categories or dimensions do not match. */
export function readHyper(
  kept: KeptHyper,
  ratings: Pick<Ratings, 'categories' | 'dimensions'>,
): HyperParameters {
  if (kept.thresholds.length !== ratings.categories - 1)
    throw new RangeError(
      `kept thresholds are for ${kept.thresholds.length + 1} categories, not ${ratings.categories}`,
    );
  if (kept.difficulty.length !== ratings.dimensions)
    throw new RangeError(
      `kept difficulties are for ${kept.difficulty.length} dimensions, not ${ratings.dimensions}`,
    );
  return {
    thresholds: Float64Array.from(kept.thresholds),
    difficulty: Float64Array.from(kept.difficulty),
    sigmaCandidate: kept.sigmaCandidate,
    sigmaCell: kept.sigmaCell ?? 1,
    sigmaRater: kept.sigmaRater,
    sigmaCard: kept.sigmaCard,
  };
}

/** V_phi row-major, or null. Throws a RangeError where it is not square of the right size. */
export function readCovariance(kept: KeptHyper): Float64Array | null {
  if (kept.covariance === null) return null;
  const size = hyperSize(kept.thresholds.length + 1, kept.difficulty.length);
  if (kept.covariance.length !== size || kept.covariance.some((row) => row.length !== size))
    throw new RangeError(`a kept covariance must be ${size} x ${size}`);
  return Float64Array.from(kept.covariance.flat());
}
