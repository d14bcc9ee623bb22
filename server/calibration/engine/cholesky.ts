/**
 * Dense symmetric positive definite systems, row-major n x n in one Float64Array, lower triangle only.
 * Row-oriented (every inner loop runs along two rows that lie contiguously in memory), four accumulators.
 */

/**
 * Element `i`, declared here and not imported: this is the n^3 loop, and a test runner that turns imports into
 * property reads was measured to make it 20 times slower (InstEval 2.3 s under Node, 34-75 s under vitest).
 */
function at(array: Float64Array, i: number): number {
  return array[i] as number; // reason: 0 <= i < n * n by the loops' bounds
}

/** Inner product of `length` elements starting at `i` and `j` of one array. */
function rowDot(a: Float64Array, i: number, j: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += at(a, i + k) * at(a, j + k);
    s1 += at(a, i + k + 1) * at(a, j + k + 1);
    s2 += at(a, i + k + 2) * at(a, j + k + 2);
    s3 += at(a, i + k + 3) * at(a, j + k + 3);
  }
  for (; k < length; k++) s0 += at(a, i + k) * at(a, j + k);
  return s0 + s1 + (s2 + s3);
}

/**
 * A = L L', L written over the lower triangle of A (the upper is left as it was). Returns false, with A
 * destroyed, where a pivot is not positive or not finite. n = 0: true.
 */
export function factoriseCholesky(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j < i; j++) {
      const value = at(a, row + j) - rowDot(a, row, j * n, j);
      a[row + j] = value / at(a, j * n + j);
    }
    const pivot = at(a, row + i) - rowDot(a, row, row, i);
    if (!(pivot > 0) || pivot === Number.POSITIVE_INFINITY) return false;
    a[row + i] = Math.sqrt(pivot);
  }
  return true;
}

/** log |A| = 2 sum of log L_ii. n = 0: 0. */
export function logDeterminant(lower: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(at(lower, i * n + i));
  return 2 * sum;
}

/** x := L^-1 x. The squared length of the result is x' A^-1 x. */
export function solveLower(lower: Float64Array, n: number, x: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let value = at(x, i);
    for (let k = 0; k < i; k++) value -= at(lower, row + k) * at(x, k);
    x[i] = value / at(lower, row + i);
  }
}

/** x := L'^-1 x. */
export function solveUpper(lower: Float64Array, n: number, x: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    const value = at(x, i) / at(lower, row + i);
    x[i] = value;
    for (let k = 0; k < i; k++) x[k] = at(x, k) - at(lower, row + k) * value;
  }
}

/** x := A^-1 x. */
export function solveCholesky(lower: Float64Array, n: number, x: Float64Array): void {
  solveLower(lower, n, x);
  solveUpper(lower, n, x);
}
