import type { Scoring } from '#shared/calibration-review.ts';

export type UseOfScale = NonNullable<Scoring['use']>;

/** Beyond so many standard deviations of chance a score counts as used more or less often than expected. */
const standsOutAt = 2;

/** How far each score's count lies from what the fit expects, in standard deviations of a binomial count. */
function distances({ observed, expected }: UseOfScale): number[] {
  const total = observed.reduce((sum, times) => sum + times, 0);
  return observed.map((times, index) => {
    const mean = expected[index] ?? 0;
    const spread = Math.sqrt(mean * (1 - (total === 0 ? 0 : Math.min(1, mean / total))));
    return spread === 0 ? 0 : (times - mean) / spread;
  });
}

/** The score that stands out most from what is expected, and how; null where chance explains each. */
export function outstandingScore(use: UseOfScale): {
  readonly score: number;
  readonly isMore: boolean;
  readonly observed: number;
  readonly expected: number;
} | null {
  const far = distances(use);
  const most = far.reduce((best, distance, index) => {
    return Math.abs(distance) > Math.abs(far[best] ?? 0) ? index : best;
  }, 0);
  if (Math.abs(far[most] ?? 0) < standsOutAt) return null;
  return {
    score: most + 1,
    isMore: (far[most] ?? 0) > 0,
    observed: use.observed[most] ?? 0,
    expected: use.expected[most] ?? 0,
  };
}

/** The finding, as a sentence. */
export function useTitle(use: UseOfScale): string {
  const out = outstandingScore(use);
  if (out === null) return 'Each score about as often as expected';
  const { score, isMore, observed, expected } = out;
  return `${score} given ${isMore ? 'more' : 'less'} often than expected: ${observed} for ${expected.toFixed(1)}`;
}

/** "Score 3: given 41 times, 36.2 expected" */
export function scoreWords(use: UseOfScale, index: number): string {
  const times = use.observed[index] ?? 0;
  const given = times === 1 ? 'once' : `${times} times`;
  return `Score ${index + 1}: given ${given}, ${(use.expected[index] ?? 0).toFixed(1)} expected`;
}
