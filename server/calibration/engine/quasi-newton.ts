import { at, dot } from './access.ts';
import { factoriseCholesky, invertFromCholesky } from './cholesky.ts';

/** The inverse on the free parameters, zero elsewhere; null where it is not positive definite there. */
export function invertFree(hessian: Float64Array, isFree: readonly boolean[]): Float64Array | null {
  const size = isFree.length;
  const free = isFree.flatMap((is, j) => (is ? [j] : []));
  const n = free.length;
  const packed = new Float64Array(n * n);
  free.forEach((row, p) => {
    free.forEach((column, q) => {
      packed[p * n + q] = at(hessian, row * size + column);
    });
  });
  if (!factoriseCholesky(packed, n)) return null;
  const inverse = new Float64Array(n * n);
  invertFromCholesky(packed, n, inverse);
  const result = new Float64Array(size * size);
  free.forEach((row, p) => {
    free.forEach((column, q) => {
      result[row * size + column] = at(inverse, p >= q ? p * n + q : q * n + p);
    });
  });
  return result;
}

/** The BFGS update of the inverse Hessian by a move s and a change of gradient y; skipped where s'y is not positive. */
export function updateInverse(inverse: Float64Array, s: Float64Array, y: Float64Array): void {
  const n = s.length;
  const curvature = dot(s, y);
  if (!(curvature > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) product[i] = dot(inverse.subarray(i * n, i * n + n), y);
  const scale = (1 + dot(y, product) / curvature) / curvature;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const own = scale * at(s, i) * at(s, j);
      const mixed = (at(product, i) * at(s, j) + at(s, i) * at(product, j)) / curvature;
      inverse[i * n + j] = at(inverse, i * n + j) + own - mixed;
    }
  }
}
