import { at } from './access.ts';
import type { Evaluations, Link, Tails, ThresholdDerivatives, ThresholdSlopes } from './link.ts';

/** Beyond this exponent a rating is evaluated by itself. */
const SAFE_EXPONENT = 300;

/** F(x) = 1 / (1 + exp(-x)) without overflow. */
function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** log F(x) without loss in either tail. */
function logLogistic(x: number): number {
  return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}

/** F(x) (1 - F(x)), symmetric and without cancellation. */
function density(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return e / ((1 + e) * (1 + e));
}

/**
 * Cumulative logits, P(Y <= k) = F(tau_k - eta) (McCullagh 1980). With a = tau_k - eta, c = tau_{k-1} - eta
 * the logistic identity F(a) - F(c) = F(a) F(-c) (1 - exp(c - a)) gives
 *   log P = log F(a) + log F(-c) + log(-expm1(c - a)),
 * without cancellation, and the derivatives d log P / d eta = F(a) + F(c) - 1, weight = f(a) + f(c) (the
 * observed information), d weight / d eta = -f'(a) - f'(c), f' = f (1 - 2 F). Thresholds must ascend: otherwise
 * log P is -Infinity, which a line search refuses.
 */
export function cumulativeLink(categories: number): Link {
  const size = categories - 1;

  function logProb(score: number, eta: number, tau: Float64Array): number {
    let value = 0;
    if (score <= size) value += logLogistic(at(tau, score - 1) - eta);
    if (score >= 2) value += logLogistic(eta - at(tau, score - 2));
    if (score >= 2 && score <= size) {
      const gap = at(tau, score - 1) - at(tau, score - 2);
      if (!(gap > 0)) return Number.NEGATIVE_INFINITY;
      value += Math.log(-Math.expm1(-gap));
    }
    return value;
  }

  function evaluate(score: number, eta: number, tau: Float64Array, out: Float64Array): void {
    let slope = 0;
    let weight = 0;
    let weightSlope = 0;
    if (score <= size) {
      const upper = at(tau, score - 1) - eta;
      const f = density(upper);
      slope -= logistic(-upper);
      weight += f;
      weightSlope -= f * (1 - 2 * logistic(upper));
    }
    if (score >= 2) {
      const lower = at(tau, score - 2) - eta;
      const f = density(lower);
      slope += logistic(lower);
      weight += f;
      weightSlope -= f * (1 - 2 * logistic(lower));
    }
    out[0] = logProb(score, eta, tau);
    out[1] = slope;
    out[2] = weight;
    out[3] = weightSlope;
  }

  const multiplier = new Float64Array(size);
  const logGap = new Float64Array(categories);
  const single = new Float64Array(4);

  /** With x = exp(eta - tau) = exp(eta) exp(-tau): F = 1 / (1 + x), f = x / (1 + x)^2, one exponential a rating. */
  function evaluateAll(score: Int32Array, eta: Float64Array, tau: Float64Array, out: Evaluations): number {
    let largest = 0;
    for (let m = 0; m < size; m++) {
      multiplier[m] = Math.exp(-at(tau, m));
      largest = Math.max(largest, Math.abs(at(tau, m)));
      if (m === 0) continue;
      const gap = at(tau, m) - at(tau, m - 1);
      if (!(gap > 0)) return Number.NEGATIVE_INFINITY;
      logGap[m] = Math.log(-Math.expm1(-gap));
    }
    logGap[0] = 0;
    logGap[size] = 0;
    const limit = SAFE_EXPONENT - largest;
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
      let slope = 0;
      let weight = 0;
      let weightSlope = 0;
      let likelihood = 1;
      if (k < size) {
        const x = step * at(multiplier, k);
        const below = 1 / (1 + x);
        const f = x * below * below;
        slope -= x * below;
        weight += f;
        weightSlope -= f * (1 - 2 * below);
        likelihood *= below;
      }
      if (k > 0) {
        const x = step * at(multiplier, k - 1);
        const below = 1 / (1 + x);
        const f = x * below * below;
        slope += below;
        weight += f;
        weightSlope -= f * (1 - 2 * below);
        likelihood *= x * below;
      }
      sum += Math.log(likelihood) + at(logGap, k);
      out.slope[i] = slope;
      out.weight[i] = weight;
      out.weightSlope[i] = weightSlope;
    }
    return sum;
  }

  /** The weight is f(a) + f(c): its derivative by tau_k is f'(a), by tau_{k-1} f'(c). */
  function thresholdSlopes(score: number, eta: number, tau: Float64Array, out: ThresholdSlopes): void {
    out.gradient.fill(0);
    out.cross.fill(0);
    out.weight.fill(0);
    const up = score - 1;
    const low = score - 2;
    if (score <= size) {
      const a = at(tau, up) - eta;
      const f = density(a);
      out.gradient[up] = logistic(-a);
      out.cross[up] = -f;
      out.weight[up] = f * (1 - 2 * logistic(a));
    }
    if (score >= 2) {
      const c = at(tau, low) - eta;
      const f = density(c);
      out.gradient[low] = -logistic(c);
      out.cross[low] = -f;
      out.weight[low] = f * (1 - 2 * logistic(c));
    }
    if (score >= 2 && score <= size) {
      const pull = 1 / Math.expm1(at(tau, up) - at(tau, low));
      out.gradient[up] = at(out.gradient, up) + pull;
      out.gradient[low] = at(out.gradient, low) - pull;
    }
  }

  function thresholdDerivatives(
    score: number,
    eta: number,
    tau: Float64Array,
    out: ThresholdDerivatives,
  ): void {
    out.gradient.fill(0);
    out.cross.fill(0);
    out.curvature.fill(0);
    const up = score - 1;
    const low = score - 2;
    if (score <= size) {
      const a = at(tau, up) - eta;
      out.gradient[up] = logistic(-a);
      out.cross[up] = -density(a);
      out.curvature[up * size + up] = density(a);
    }
    if (score >= 2) {
      const c = at(tau, low) - eta;
      out.gradient[low] = -logistic(c);
      out.cross[low] = -density(c);
      out.curvature[low * size + low] = density(c);
    }
    if (score >= 2 && score <= size) {
      const grow = Math.expm1(at(tau, up) - at(tau, low));
      const pull = 1 / grow;
      const bend = (1 + grow) / (grow * grow);
      out.gradient[up] = at(out.gradient, up) + pull;
      out.gradient[low] = at(out.gradient, low) - pull;
      out.curvature[up * size + up] = at(out.curvature, up * size + up) + bend;
      out.curvature[low * size + low] = at(out.curvature, low * size + low) + bend;
      out.curvature[up * size + low] = -bend;
      out.curvature[low * size + up] = -bend;
    }
  }

  function tails(eta: number, tau: Float64Array, out: Tails): void {
    out.thresholdSlope.fill(0);
    for (let m = 0; m < size; m++) {
      const x = eta - at(tau, m);
      out.probability[m] = logistic(x);
      out.slope[m] = density(x);
      out.thresholdSlope[m * size + m] = -density(x);
    }
  }

  function expectation(eta: number, tau: Float64Array): number {
    let sum = 1;
    for (let m = 0; m < size; m++) sum += logistic(eta - at(tau, m));
    return sum;
  }

  return {
    name: 'cum',
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
