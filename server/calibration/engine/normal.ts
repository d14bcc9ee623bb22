/**
 * The standard normal distribution, own code so that the bytes are the same everywhere.
 */

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;
/** 1/2 log(2 pi). */
export const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * P(Z <= x). Marsaglia (2004), "Evaluating the normal distribution", J. Stat. Softw. 11(4): the series
 * 1/2 + phi(x) (x + x^3/3 + x^5/15 + ...) within 6 standard deviations, Laplace's continued fraction beyond.
 * Absolute error below 1e-14. NaN in, NaN out.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  const phi = INVERSE_ROOT_TWO_PI * Math.exp(-0.5 * x * x);
  if (size > 6) {
    let fraction = size;
    for (let k = 40; k >= 1; k--) fraction = size + k / fraction;
    const tail = phi / fraction;
    return x > 0 ? 1 - tail : tail;
  }
  let term = x;
  let sum = x;
  for (let k = 3; sum + term !== sum || k === 3; k += 2) {
    if (term === 0) break;
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + phi * sum;
}

/**
 * z with P(|Z| <= z) = level, 0 < level < 1: the half width of a two-sided interval in standard errors
 * (level .90: 1.6449). By bisection on `normalCdf`, to the last bit that doubles hold. Throws a RangeError
 * on a level outside (0, 1).
 */
export function twoSidedQuantile(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1, not ${level}`);
  const target = 0.5 + level / 2;
  let low = 0;
  let high = 10;
  for (let k = 0; k < 70; k++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
