/**
 * Fisher's F distribution, for the intervals of the intraclass correlations. Own code so that the bytes are the same
 * everywhere.
 */

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** log Gamma(x), x > 0 (Lanczos 1964, g = 7, 9 terms: 15 digits). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = 0.9999999999998099;
  LANCZOS.forEach((coefficient, i) => {
    sum += coefficient / (x + i);
  });
  const t = x + 6.5;
  return 0.9189385332046727 + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * The regularised incomplete beta function I_x(a, b) by Lentz's continued fraction (Press et al., Numerical Recipes,
 * section 6.4), on the side where it converges fast. 0 <= x <= 1, a, b > 0.
 */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const step of [even, odd]) {
      d = 1 + step * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + step / c;
      if (Math.abs(c) < tiny) c = tiny;
      change = c * d;
      fraction *= change;
    }
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return (front * fraction) / a;
}

/**
 * The p-quantile of F with (v1, v2) degrees of freedom, which need not be whole; by bisection on the logarithm, to
 * the last bits. Throws a RangeError on p outside (0, 1) or degrees of freedom that are not positive.
 */
export function fQuantile(p: number, v1: number, v2: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a quantile's level lies between 0 and 1, not ${p}`);
  if (!(v1 > 0 && v2 > 0)) throw new RangeError('degrees of freedom must be positive');
  const below = (log: number): boolean => {
    const f = Math.exp(log);
    return incompleteBeta((v1 * f) / (v1 * f + v2), v1 / 2, v2 / 2) < p;
  };
  let low = -60;
  let high = 60;
  for (let k = 0; k < 100; k++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
