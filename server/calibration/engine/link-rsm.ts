import { at } from './access.ts';
import type { Evaluations, Link, Tails, ThresholdDerivatives, ThresholdSlopes } from './link.ts';

/** Beyond this exponent a rating is evaluated by itself, against its largest exponent. */
const SAFE_EXPONENT = 600;

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

  const multiplier = new Float64Array(categories);
  const exponents = new Float64Array(categories);
  const single = new Float64Array(4);

  /** P_k is proportional to exp(eta)^k exp(-sum of tau_m, m <= k): the second factor is the same for all ratings. */
  function evaluateAll(score: Int32Array, eta: Float64Array, tau: Float64Array, out: Evaluations): number {
    let exponent = 0;
    let largest = 0;
    multiplier[0] = 1;
    for (let m = 0; m < size; m++) {
      exponent -= at(tau, m);
      exponents[m + 1] = exponent;
      multiplier[m + 1] = Math.exp(exponent);
      largest = Math.max(largest, Math.abs(exponent));
    }
    const limit = (SAFE_EXPONENT - largest) / size;
    let sum = 0;
    for (let i = 0; i < score.length; i++) {
      const location = at(eta, i);
      const k = (score[i] as number) - 1; // reason: i < length
      if (!(Math.abs(location) < limit)) {
        evaluate(k + 1, location, tau, single);
        sum += at(single, 0);
        out.slope[i] = at(single, 1);
        out.weight[i] = at(single, 2);
        out.weightSlope[i] = at(single, 3);
        continue;
      }
      const step = Math.exp(location);
      let power = 1;
      let total = 0;
      let first = 0;
      for (let j = 0; j < categories; j++) {
        const p = power * at(multiplier, j);
        probability[j] = p;
        total += p;
        first += j * p;
        power *= step;
      }
      const centre = first / total;
      let variance = 0;
      let third = 0;
      for (let j = 0; j < categories; j++) {
        const deviation = j - centre;
        const term = at(probability, j) * deviation * deviation;
        variance += term;
        third += term * deviation;
      }
      sum += k * location + at(exponents, k) - Math.log(total);
      out.slope[i] = k - centre;
      out.weight[i] = variance / total;
      out.weightSlope[i] = third / total;
    }
    return sum;
  }

  /** d Var(Y) / d tau_m = - sum over k > m of P_k ((k - E)^2 - Var). */
  function thresholdSlopes(score: number, eta: number, tau: Float64Array, out: ThresholdSlopes): void {
    distribution(score, eta, tau);
    const centre = mean();
    let variance = 0;
    for (let k = 0; k < categories; k++) variance += at(probability, k) * (k - centre) * (k - centre);
    let tail = 0;
    let moment = 0;
    let spread = 0;
    for (let m = size - 1; m >= 0; m--) {
      const p = at(probability, m + 1);
      const deviation = m + 1 - centre;
      tail += p;
      moment += p * deviation;
      spread += p * (deviation * deviation - variance);
      out.gradient[m] = tail - (score > m + 1 ? 1 : 0);
      out.cross[m] = -moment;
      out.weight[m] = -spread;
    }
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

  return {
    name: 'rsm',
    categories,
    logProb,
    expectation,
    evaluate,
    evaluateAll,
    thresholdSlopes,
    thresholdDerivatives,
    tails,
  };
}
