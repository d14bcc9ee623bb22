import { normalCdf } from '../normal.ts';

/**
 * P(X > x) of a chi-squared variable with whole degrees of freedom, by the recursion
 * Q(v + 2) = Q(v) + (x / 2)^(v / 2) exp(-x / 2) / Gamma(v / 2 + 1) from Q(1) = 2 Phi(-sqrt x), Q(2) = exp(-x / 2)
 * (Abramowitz & Stegun 26.4.8). x <= 0: 1. Throws a RangeError where the degrees are not a whole number from 1.
 */
export function chiSquaredTail(x: number, degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1)
    throw new RangeError(`degrees of freedom are a whole number from 1, not ${degrees}`);
  if (!(x > 0)) return 1;
  const half = x / 2;
  const odd = degrees % 2 === 1;
  let tail = odd ? 2 * normalCdf(-Math.sqrt(x)) : Math.exp(-half);
  // (x / 2)^(v / 2) exp(-x / 2) / Gamma(v / 2 + 1) at v = 1: sqrt(x / 2) / (sqrt(pi) / 2).
  let term = odd ? (2 * Math.sqrt(half) * Math.exp(-half)) / Math.sqrt(Math.PI) : half * Math.exp(-half);
  for (let v = odd ? 1 : 2; v < degrees; v += 2) {
    tail += term;
    term *= half / (v / 2 + 1);
  }
  return Math.min(1, tail);
}
