import type { Fit } from '#server/calibration/engine/fit.ts';
import { viewSolution } from '#server/calibration/engine/review/view-solution.ts';
import type { FamilyRating, IndexedRatings } from '#server/calibration/family-input.ts';
import { type DimensionsFound, reviewDimensions } from '#server/calibration/review/dimensions.ts';
import { type QuarterLevels, reviewDrift } from '#server/calibration/review/drift.ts';
import { type NetworkFound, reviewNetwork } from '#server/calibration/review/network.ts';
import { type RaterFound, reviewRaters } from '#server/calibration/review/raters.ts';

/**
 * What the calibration pages show of one fit, in plain values and by ids: kept with the fit, so that every figure names
 * the fit it comes from. Only from a calibrated fit.
 */
export interface FamilyReview {
  readonly raters: readonly RaterFound[];
  readonly dimensions: DimensionsFound;
  readonly network: NetworkFound;
  readonly drift: QuarterLevels;
}

/** Null below a calibrated fit: then nothing is said of people or dimensions. Pure. */
export function reviewFamily(
  fit: Fit,
  indexed: IndexedRatings,
  ratings: readonly FamilyRating[],
): FamilyReview | null {
  if (fit.state !== 'calibrated') return null;
  const seen = viewSolution(fit.solution);
  return {
    raters: reviewRaters(fit, seen, indexed, ratings),
    dimensions: reviewDimensions(fit, seen, indexed),
    network: reviewNetwork(fit, indexed),
    drift: reviewDrift(fit, indexed, ratings),
  };
}
