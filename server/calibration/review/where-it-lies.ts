import type { Fit } from '#server/calibration/engine/fit.ts';
import { createTails } from '#server/calibration/engine/link.ts';
import type { RatingView } from '#server/calibration/engine/review/rating-view.ts';

/** Of a person's level, the part that lies on one dimension. */
export interface LevelPart {
  /** The fit's own name for it. */
  readonly dimension: string;
  readonly share: number;
  /** The upper of the two neighbouring scores between which most of that part lies; fits kept before this was looked at have none. */
  readonly upperScore?: number;
}

/**
 * On which dimensions a level lies: by dimension the sum of scores given minus those a typical interviewer would be
 * expected to give the same candidates (severity 0 in place of the person's own), as shares of all sums that point the
 * same way as their total; largest first. A score is 1 plus the steps it has taken, Y = 1 + sum over k of 1(Y >= k), so
 * each sum falls exactly into the steps from k - 1 to k: `upperScore` is the k with the largest part.
 */
export function whereItLies(
  { solution }: Fit,
  view: RatingView,
  dimensions: readonly string[],
  rater: number,
): LevelPart[] {
  const { link, hyper, effects } = solution;
  const severity = effects.rater[rater] ?? 0;
  const tails = createTails(link.categories);
  const steps = new Map<number, number[]>();
  view.rater.forEach((own, i) => {
    if (own !== rater) return;
    const dimension = view.dimension[i] ?? -1;
    link.tails((view.location[i] ?? 0) + severity, hyper.thresholds, tails);
    const before = steps.get(dimension);
    steps.set(
      dimension,
      Array.from(tails.probability, (typical, m) => {
        const taken = (view.score[i] ?? 0) > m + 1 ? 1 : 0;
        return (before?.[m] ?? 0) + taken - typical;
      }),
    );
  });
  const sums = [...steps].map(([dimension, of]) => ({ dimension, of, sum: total(of) }));
  const sign = Math.sign(total(sums.map(({ sum }) => sum)));
  const along = sums.filter(({ sum }) => Math.sign(sum) === sign);
  const whole = total(along.map(({ sum }) => sum));
  return along
    .map(({ dimension, of, sum }) => ({
      dimension: dimensions[dimension] ?? '',
      share: sum / whole,
      upperScore: 2 + of.reduce((best, own, m) => (sign * own > sign * (of[best] ?? 0) ? m : best), 0),
    }))
    .sort((a, b) => b.share - a.share || (a.dimension < b.dimension ? -1 : 1));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
