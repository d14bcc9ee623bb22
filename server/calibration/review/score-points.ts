import type { Solution } from '#server/calibration/engine/covariance.ts';
import { createMomentReader, readMoments } from '#server/calibration/engine/review/rating-view.ts';

/** A difference on the scale of the scores, with where it likely lies. */
export interface Points {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Expected score at a location on the logit scale. */
export function expectedScore({ link, hyper }: Solution, eta: number): number {
  return readMoments(createMomentReader(link), link, eta, hyper.thresholds).expectation;
}

/**
 * How far somebody of this severity scores a middling candidate (theta = 0) from a typical interviewer, averaged over
 * the dimensions given: below 0 where they score lower. The interval is that of the severity with its ends carried
 * over; they change places, because a higher severity is a lower score.
 */
export function severityInPoints(
  solution: Solution,
  severity: { readonly value: number; readonly low: number; readonly high: number },
  dimensions: readonly number[],
): Points {
  const shift = (s: number): number =>
    dimensions.reduce((sum, d) => {
      const location = -(solution.hyper.difficulty[d] ?? 0);
      return sum + expectedScore(solution, location - s) - expectedScore(solution, location);
    }, 0) / dimensions.length;
  return { value: shift(severity.value), low: shift(severity.high), high: shift(severity.low) };
}
