/**
 * Index reads for the engine's typed arrays. Under `noUncheckedIndexedAccess` every read is `number |
 * undefined`; in the numeric core an index outside the array is a programming error that the golden tests
 * show at once, so the check is dropped here, in one place. One helper per array type: a helper that saw both
 * types would make V8 give up its fast path.
 */

/** Element `i` of a Float64Array. */
export function at(array: Float64Array, i: number): number {
  return array[i] as number; // reason: the layouts in problem.ts guarantee 0 <= i < length
}

/** Element `i` of an Int32Array. */
export function intAt(array: Int32Array, i: number): number {
  return array[i] as number; // reason: the layouts in problem.ts guarantee 0 <= i < length
}

/** array[i] += value. */
export function addAt(array: Float64Array, i: number, value: number): void {
  array[i] = at(array, i) + value;
}

/** Inner product of two arrays over the length of the first. Empty: 0. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}
