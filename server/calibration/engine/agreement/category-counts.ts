import { intAt } from '../access.ts';

/**
 * How many raters put each unit into each category: all that the coefficients of this folder for several raters
 * need. For a hiring loop a unit is one candidate on one dimension.
 */
export interface CategoryCounts {
  readonly units: number;
  /** K, the categories of the scale whether used or not, 1 or more. */
  readonly categories: number;
  /** n_uk at u * K + k - 1, units x categories. */
  readonly count: Int32Array;
  /** r_u, the ratings of each unit. */
  readonly ratings: Int32Array;
}

/** A coefficient of agreement, with the parts it was made of. */
export interface Agreement {
  readonly kind: 'agreement';
  /** Which of the rival coefficients, in full. */
  readonly form: string;
  readonly value: number;
  /** Agreement observed and expected by chance, 0..1 (1 minus the disagreement for Krippendorff's alpha). */
  readonly observed: number;
  readonly expected: number;
  /** Units with two ratings or more, which are those the observed agreement rests on. */
  readonly units: number;
}

/**
 * Counts the columns `unit` (0-based) and `score` (1..K) of equal length; a unit may have any number of ratings,
 * none included. Throws a RangeError on columns of different lengths, an unknown unit or a score outside 1..K.
 */
export function countCategories(
  unit: Int32Array,
  score: Int32Array,
  units: number,
  categories: number,
): CategoryCounts {
  if (unit.length !== score.length) throw new RangeError('unit and score must have the same length');
  const count = new Int32Array(units * categories);
  const ratings = new Int32Array(units);
  for (let i = 0; i < unit.length; i++) {
    const u = intAt(unit, i);
    const y = intAt(score, i);
    if (u < 0 || u >= units) throw new RangeError(`no unit ${u} among ${units}`);
    if (y < 1 || y > categories) throw new RangeError(`a score is 1 to ${categories}, not ${y}`);
    const place = u * categories + y - 1;
    count[place] = intAt(count, place) + 1;
    ratings[u] = intAt(ratings, u) + 1;
  }
  return { units, categories, count, ratings };
}
