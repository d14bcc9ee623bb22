import { addAt, at, intAt } from './access.ts';
import type { Problem } from './problem.ts';

/**
 * The D - 1 free coordinates of the difficulties. They sum to 0 over the dimensions *with ratings*: the last of
 * those, the reference, is minus the sum of the others. A dimension that nobody has scored yet stands outside the
 * sum, so that it cannot pull the others; its own coordinate is held at 0 by the prior alone.
 * Coordinates follow the dimensions in order, the reference left out. With every dimension rated this is the
 * usual b_1 .. b_{D-1}.
 */
export function coordinatesOf(problem: Problem, dimension: number): Int32Array {
  const { referenceDimension, dimensions, dimensionRatings } = problem;
  const place = (d: number): number => (d < referenceDimension ? d : d - 1);
  if (dimension !== referenceDimension) return Int32Array.of(place(dimension));
  const others: number[] = [];
  for (let d = 0; d < dimensions; d++)
    if (d !== referenceDimension && intAt(dimensionRatings, d) > 0) others.push(place(d));
  return Int32Array.from(others);
}

/** d b_d / d coordinate, the same for each of `coordinatesOf`: 1, or -1 for the reference. */
export function coordinateSign(problem: Problem, dimension: number): 1 | -1 {
  return dimension === problem.referenceDimension ? -1 : 1;
}

/** b from its free coordinates, into `difficulty` (length D). One dimension: 0. */
export function fillDifficulty(problem: Problem, difficulty: Float64Array, free: Float64Array): void {
  for (let d = 0; d < problem.dimensions; d++) {
    let sum = 0;
    for (const place of coordinatesOf(problem, d)) sum += at(free, place);
    difficulty[d] = sum === 0 ? 0 : coordinateSign(problem, d) * sum;
  }
}

/** Adds `value`, a derivative by b_d, to the coordinates that begin at `first`. */
export function addDifficulty(
  problem: Problem,
  into: Float64Array,
  first: number,
  dimension: number,
  value: number,
): void {
  const sign = coordinateSign(problem, dimension);
  for (const place of coordinatesOf(problem, dimension)) addAt(into, first + place, sign * value);
}
