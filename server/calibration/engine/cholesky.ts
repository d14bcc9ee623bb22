import { addBlockProduct } from './block-product.ts';

/**
 * Dense symmetric positive definite systems, row-major n x n in one Float64Array, lower triangle only. In blocks of
 * 24 rows (whole tiles of block-product.ts), so that what an inner loop touches stays in the first caches; every inner
 * loop runs along rows.
 */

const BLOCK = 24;

/**
 * Element `i`, declared here and not imported: this is the n^3 loop, and a test runner that turns imports into
 * property reads was measured to make it 20 times slower (InstEval 2.3 s under Node, 34-75 s under vitest).
 */
function at(array: Float64Array, i: number): number {
  return array[i] as number; // reason: 0 <= i < n * n by the loops' bounds
}

/** Inner product of `length` elements of two rows. */
function rowDot(a: Float64Array, i: number, b: Float64Array, j: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += at(a, i + k) * at(b, j + k);
    s1 += at(a, i + k + 1) * at(b, j + k + 1);
    s2 += at(a, i + k + 2) * at(b, j + k + 2);
    s3 += at(a, i + k + 3) * at(b, j + k + 3);
  }
  for (; k < length; k++) s0 += at(a, i + k) * at(b, j + k);
  return s0 + s1 + (s2 + s3);
}

/** The factor of the diagonal block of `size` rows from `first`; false where a pivot is not positive and finite. */
function factoriseBlock(a: Float64Array, n: number, first: number, size: number): boolean {
  for (let i = first; i < first + size; i++) {
    const row = i * n + first;
    for (let j = first; j < i; j++) {
      const value = at(a, row + j - first) - rowDot(a, row, a, j * n + first, j - first);
      a[row + j - first] = value / at(a, j * n + j);
    }
    const pivot = at(a, i * n + i) - rowDot(a, row, a, row, i - first);
    if (!(pivot > 0) || pivot === Number.POSITIVE_INFINITY) return false;
    a[i * n + i] = Math.sqrt(pivot);
  }
  return true;
}

/** x := x L^-T for one row of `size` elements from `place`, L the diagonal block from `first`. */
function divideRow(
  x: Float64Array,
  place: number,
  a: Float64Array,
  n: number,
  first: number,
  size: number,
): void {
  for (let j = 0; j < size; j++) {
    const row = (first + j) * n + first;
    x[place + j] = (at(x, place + j) - rowDot(x, place, a, row, j)) / at(a, row + j);
  }
}

/**
 * A = L L', L written over the lower triangle of A (the upper is not meaningful afterwards). Returns false, with A
 * destroyed, where a pivot is not positive or not finite. n = 0: true. Work n^3 / 6 multiplications.
 */
export function factoriseCholesky(a: Float64Array, n: number): boolean {
  for (let k = 0; k < n; k += BLOCK) {
    const size = Math.min(BLOCK, n - k);
    if (!factoriseBlock(a, n, k, size)) return false;
    for (let i = k + size; i < n; i++) divideRow(a, i * n + k, a, n, k, size);
    for (let i = k + size; i < n; i += BLOCK) {
      const rows = Math.min(BLOCK, n - i);
      for (let j = k + size; j <= i; j += BLOCK)
        addBlockProduct(a, i * n + j, a, i * n + k, a, j * n + k, n, rows, Math.min(BLOCK, n - j), size, -1);
    }
  }
  return true;
}

/**
 * A^-1 from the factor L of A into `out` (n x n), its lower triangle; the upper is not meaningful. First T = L^-T, row i
 * of which is column i of L^-1 and so lies along memory, then T T', the blocks below the diagonal being free to take the
 * result. n = 0: nothing. Work n^3 / 3 multiplications. This is the selected inverse's dense part: every pair of raters
 * on one panel is needed, and they soon are all pairs.
 */
export function invertFromCholesky(lower: Float64Array, n: number, out: Float64Array): void {
  out.fill(0);
  for (let i = 0; i < n; i += BLOCK) {
    const rows = Math.min(BLOCK, n - i);
    for (let p = 0; p < rows; p++) {
      // Row p of the block is column p of the inverse of the block's own factor.
      const place = (i + p) * n + i;
      for (let q = p; q < rows; q++) {
        const row = (i + q) * n + i;
        const value = (q === p ? 1 : 0) - rowDot(lower, row + p, out, place + p, q - p);
        out[place + q] = value / at(lower, row + q);
      }
    }
    for (let k = i + rows; k < n; k += BLOCK) {
      const size = Math.min(BLOCK, n - k);
      for (let j = i; j < k; j += BLOCK)
        addBlockProduct(
          out,
          i * n + k,
          out,
          i * n + j,
          lower,
          k * n + j,
          n,
          rows,
          size,
          Math.min(BLOCK, k - j),
          -1,
        );
      for (let p = 0; p < rows; p++) divideRow(out, (i + p) * n + k, lower, n, k, size);
    }
  }
  const corner = new Float64Array(BLOCK * n);
  for (let i = 0; i < n; i += BLOCK) {
    const rows = Math.min(BLOCK, n - i);
    for (let j = 0; j < i; j += BLOCK) {
      for (let k = i; k < n; k += BLOCK)
        addBlockProduct(
          out,
          i * n + j,
          out,
          i * n + k,
          out,
          j * n + k,
          n,
          rows,
          BLOCK,
          Math.min(BLOCK, n - k),
          1,
        );
    }
    corner.fill(0);
    for (let k = i; k < n; k += BLOCK)
      addBlockProduct(corner, 0, out, i * n + k, out, i * n + k, n, rows, rows, Math.min(BLOCK, n - k), 1);
    for (let p = 0; p < rows; p++) {
      for (let q = 0; q < rows; q++) out[(i + p) * n + i + q] = at(corner, p * n + q);
    }
  }
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
    x[i] = (at(x, i) - rowDot(lower, row, x, 0, i)) / at(lower, row + i);
  }
}

/** x := L'^-1 x. Two rows at a time, so that every element is written half as often. */
export function solveUpper(lower: Float64Array, n: number, x: Float64Array): void {
  let i = n - 1;
  for (; i > 0; i -= 2) {
    const row = i * n;
    const above = row - n;
    const second = at(x, i) / at(lower, row + i);
    const first = (at(x, i - 1) - at(lower, row + i - 1) * second) / at(lower, above + i - 1);
    x[i] = second;
    x[i - 1] = first;
    for (let k = 0; k < i - 1; k++)
      x[k] = at(x, k) - at(lower, row + k) * second - at(lower, above + k) * first;
  }
  if (i === 0) x[0] = at(x, 0) / at(lower, 0);
}

/** x := A^-1 x. */
export function solveCholesky(lower: Float64Array, n: number, x: Float64Array): void {
  solveLower(lower, n, x);
  solveUpper(lower, n, x);
}
