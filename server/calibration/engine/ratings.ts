import { intAt } from './access.ts';
import type { InvalidRatings, RatingFault } from './refusal.ts';

/**
 * Ratings as the shell hands them over: four parallel columns of equal length with 0-based identifiers and
 * scores 1..K. The counts may exceed what occurs (a candidate or rater without ratings keeps its place).
 */
export interface Ratings {
  readonly candidates: number;
  readonly raters: number;
  readonly dimensions: number;
  /** K, 2 or more. */
  readonly categories: number;
  readonly candidate: Int32Array;
  readonly rater: Int32Array;
  readonly dimension: Int32Array;
  readonly score: Int32Array;
}

const LISTED = 50;

/** Every fault of the columns that indexing would not survive, or null where there is none. */
export function findFaults(ratings: Ratings): InvalidRatings | null {
  const faults: RatingFault[] = [];
  let total = 0;
  const report = (row: number | null, field: RatingFault['field'], message: string): void => {
    total++;
    if (faults.length < LISTED) faults.push({ row, field, message });
  };
  const { candidates, raters, dimensions, categories, candidate, rater, dimension, score } = ratings;
  for (const [name, count, least] of [
    ['candidates', candidates, 0],
    ['raters', raters, 0],
    ['dimensions', dimensions, 1],
    ['categories', categories, 2],
  ] as const) {
    if (!Number.isInteger(count) || count < least)
      report(null, 'size', `${name} must be a whole number of at least ${least}`);
  }
  const rows = score.length;
  if (candidate.length !== rows || rater.length !== rows || dimension.length !== rows)
    report(null, 'length', 'the four columns must have the same length');
  // Keys are exact integers in a double only below 2^53 (problem.ts sorts by one key per rating).
  if (candidates * raters * dimensions * (categories + 1) > Number.MAX_SAFE_INTEGER)
    report(null, 'size', 'candidates x raters x dimensions x categories must stay below 2^53');
  if (total > 0) return { kind: 'invalid_ratings', faults, total };
  for (let row = 0; row < rows; row++) {
    const c = intAt(candidate, row);
    const r = intAt(rater, row);
    const d = intAt(dimension, row);
    const y = intAt(score, row);
    if (c < 0 || c >= candidates) report(row, 'candidate', `no candidate ${c} among ${candidates}`);
    if (r < 0 || r >= raters) report(row, 'rater', `no rater ${r} among ${raters}`);
    if (d < 0 || d >= dimensions) report(row, 'dimension', `no dimension ${d} among ${dimensions}`);
    if (y < 1 || y > categories) report(row, 'score', `the score must be 1 to ${categories}, not ${y}`);
  }
  return total > 0 ? { kind: 'invalid_ratings', faults, total } : null;
}
