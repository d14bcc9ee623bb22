import { at } from './access.ts';
import type { Link, Tails, ThresholdDerivatives } from './link.ts';

/**
 * Adjacent-category logits, the many-facet rating-scale model (Andrich 1978; Linacre 1989):
 * log P(Y = k) = sum over m < k of (eta - tau_m), minus the log of the sum over the categories.
 * An exponential family in eta, so with Y on 1..K:
 *   d log P / d eta = Y - E,  weight = Var(Y),  d weight / d eta = third central moment of Y.
 * Thresholds may stand in any order. Computed against the largest exponent, so no overflow at any eta.
 */
export function ratingScaleLink(categories: number): Link {
  const size = categories - 1;
  const probability = new Float64Array(categories);

  /** Fills `probability` (index k - 1) and returns log P(score). */
  function distribution(score: number, eta: number, tau: Float64Array): number {
    let exponent = 0;
    let largest = 0;
    probability[0] = 0;
    for (let m = 0; m < size; m++) {
      exponent += eta - at(tau, m);
      probability[m + 1] = exponent;
      if (exponent > largest) largest = exponent;
    }
    const chosen = at(probability, score - 1) - largest;
    let total = 0;
    for (let k = 0; k < categories; k++) {
      const p = Math.exp(at(probability, k) - largest);
      probability[k] = p;
      total += p;
    }
    for (let k = 0; k < categories; k++) probability[k] = at(probability, k) / total;
    return chosen - Math.log(total);
  }

  function mean(): number {
    let sum = 0;
    for (let k = 1; k < categories; k++) sum += k * at(probability, k);
    return sum;
  }

  function evaluate(score: number, eta: number, tau: Float64Array, out: Float64Array): void {
    const logProb = distribution(score, eta, tau);
    const centre = mean();
    let variance = 0;
    let third = 0;
    for (let k = 0; k < categories; k++) {
      const deviation = k - centre;
      const term = at(probability, k) * deviation * deviation;
      variance += term;
      third += term * deviation;
    }
    out[0] = logProb;
    out[1] = score - 1 - centre;
    out[2] = variance;
    out[3] = third;
  }

  function thresholdDerivatives(
    score: number,
    eta: number,
    tau: Float64Array,
    out: ThresholdDerivatives,
  ): void {
    distribution(score, eta, tau);
    const centre = mean();
    let tail = 0;
    let moment = 0;
    for (let m = size - 1; m >= 0; m--) {
      tail += at(probability, m + 1);
      moment += (m + 1) * at(probability, m + 1);
      out.gradient[m] = tail - (score > m + 1 ? 1 : 0);
      out.cross[m] = -(moment - centre * tail);
      out.curvature[m * size + m] = tail;
    }
    // Cov(1[Y > m], 1[Y > j]) = P(Y > max) - P(Y > m) P(Y > j); the diagonal still holds P(Y > m).
    for (let m = 0; m < size; m++) {
      for (let j = 0; j < m; j++) {
        const upper = at(out.curvature, m * size + m);
        const covariance = upper * (1 - at(out.curvature, j * size + j));
        out.curvature[m * size + j] = covariance;
        out.curvature[j * size + m] = covariance;
      }
    }
    for (let m = 0; m < size; m++) {
      const p = at(out.curvature, m * size + m);
      out.curvature[m * size + m] = p * (1 - p);
    }
  }

  function tails(eta: number, tau: Float64Array, out: Tails): void {
    distribution(1, eta, tau);
    const centre = mean();
    let tail = 0;
    let moment = 0;
    for (let m = size - 1; m >= 0; m--) {
      tail += at(probability, m + 1);
      moment += (m + 1) * at(probability, m + 1);
      out.probability[m] = tail;
      out.slope[m] = moment - centre * tail;
    }
    for (let m = 0; m < size; m++) {
      for (let j = 0; j < size; j++) {
        const upper = at(out.probability, Math.max(m, j));
        const lower = at(out.probability, Math.min(m, j));
        out.thresholdSlope[m * size + j] = -upper * (1 - lower);
      }
    }
  }

  function logProb(score: number, eta: number, tau: Float64Array): number {
    return distribution(score, eta, tau);
  }

  function expectation(eta: number, tau: Float64Array): number {
    distribution(1, eta, tau);
    return 1 + mean();
  }

  return { name: 'rsm', categories, logProb, expectation, evaluate, thresholdDerivatives, tails };
}
