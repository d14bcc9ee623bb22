import { addAt, at } from '../access.ts';

export interface ScoreTest {
  /** Near chi-squared with `degrees` degrees of freedom where the parameters of interest are 0. */
  readonly statistic: number;
  readonly degrees: number;
  /** One Newton step from 0: the estimate of the parameters of interest, 0 where they are not determined. */
  readonly estimate: Float64Array;
}

/** A pivot below this share of its own diagonal is a direction that the others already span. */
const SPANNED = 1e-8;

/**
 * Neyman's C(alpha) test (Neyman 1959; Moran 1970), Rao's score test where the nuisance parameters stand at their
 * maximum: with score S and information G of a large model, `nuisance` directions B and directions of interest A,
 *   S_A.B = A'S - A'GB (B'GB)^- B'S,  G_A.B = A'GA - A'GB (B'GB)^- B'GA,  statistic = S_A.B' G_A.B^- S_A.B.
 * Projecting B out allows for its being estimated, and for estimates that are only near the maximum, so the statistic
 * is the same for any good estimator. Dependent directions are left out; degrees = the rank that is left to A, 0 (and
 * statistic 0) where B spans all of it.
 */
export function scoreTest(
  score: Float64Array,
  information: Float64Array,
  nuisance: readonly Float64Array[],
  interest: readonly Float64Array[],
): ScoreTest {
  const total = score.length;
  const directions = [...nuisance, ...interest];
  const size = directions.length;
  const first = nuisance.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  directions.forEach((direction, i) => {
    const image = new Float64Array(total);
    for (let p = 0; p < total; p++) {
      const value = at(direction, p);
      if (value === 0) continue;
      addAt(right, i, value * at(score, p));
      for (let q = 0; q < total; q++) addAt(image, q, value * at(information, p * total + q));
    }
    directions.forEach((other, j) => {
      for (let q = 0; q < total; q++) addAt(matrix, i * size + j, at(image, q) * at(other, q));
    });
  });
  return eliminate(matrix, right, size, first);
}

/** Forward elimination in the order given, then back substitution for the directions of interest. */
function eliminate(matrix: Float64Array, right: Float64Array, size: number, first: number): ScoreTest {
  const scale = Float64Array.from({ length: size }, (_, j) => at(matrix, j * size + j));
  const kept: boolean[] = [];
  let statistic = 0;
  let degrees = 0;
  for (let j = 0; j < size; j++) {
    const pivot = at(matrix, j * size + j);
    kept[j] = pivot > SPANNED * at(scale, j);
    if (!kept[j]) continue;
    if (j >= first) {
      statistic += (at(right, j) * at(right, j)) / pivot;
      degrees++;
    }
    for (let i = j + 1; i < size; i++) {
      const factor = at(matrix, i * size + j) / pivot;
      if (factor === 0) continue;
      for (let k = j; k < size; k++) addAt(matrix, i * size + k, -factor * at(matrix, j * size + k));
      addAt(right, i, -factor * at(right, j));
    }
  }
  const estimate = new Float64Array(size - first);
  for (let j = size - 1; j >= first; j--) {
    if (!kept[j]) continue;
    let value = at(right, j);
    for (let k = j + 1; k < size; k++) value -= at(matrix, j * size + k) * at(estimate, k - first);
    estimate[j - first] = value / at(matrix, j * size + j);
  }
  return { statistic, degrees, estimate };
}
