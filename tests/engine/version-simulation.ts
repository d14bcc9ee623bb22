import type { FamilyRating } from '#server/calibration/family-input.ts';
import { simulate } from '#tests/engine/review-simulation.ts';

const difficulty = [-0.5, -0.3, -0.2, 0, 0, 0.2, 0.3, 0.5] as const;

/** The dimension that shifts. */
export const shifted = 'd8';

export interface TwoVersions {
  readonly seed: number;
  /** On each version. */
  readonly cards: number;
  /** By how many logits one dimension is harder on the later one. */
  readonly shift: number;
}

/** Two versions of a blueprint with the same eight dimensions and ten interviewers, rated as the model says. */
export function simulateVersions({ seed, cards, shift }: TwoVersions): FamilyRating[] {
  const later = difficulty.map((b, d) => (`d${d + 1}` === shifted ? b + shift : b));
  return [
    ...simulateVersion(1, 2 * seed, cards, difficulty),
    ...simulateVersion(2, 2 * seed + 1, cards, later),
  ];
}

function simulateVersion(
  versionNumber: number,
  seed: number,
  cards: number,
  own: readonly number[],
): FamilyRating[] {
  // A panel has three people or more, so that a third as many candidates have cards enough; the rest is cut off.
  const { rows } = simulate(seed, { candidates: Math.ceil(cards / 3), raters: 10, difficulty: own });
  const all = rows.map(([candidate, rater, dimension, rating = 0]) => ({
    loopId: `v${versionNumber} c${candidate}`,
    raterId: `r${rater}`,
    cardId: `v${versionNumber} c${candidate} r${rater}`,
    dimensionId: `d${dimension}`,
    rating,
    submittedAt: new Date(Date.UTC(2026, 0, 1)),
    versionId: `v${versionNumber}`,
    versionNumber,
  }));
  const kept = new Set([...new Set(all.map(({ cardId }) => cardId))].slice(0, cards));
  return all.filter(({ cardId }) => kept.has(cardId));
}
