import { at } from '../access.ts';
import { EVALUATION_SIZE, type Link, LOG_PROB, WEIGHT } from '../link.ts';

/** What a plan's prediction needs of a fit; everything taken as known but the severities. */
export interface PlanningInputs {
  readonly link: Link;
  readonly thresholds: Float64Array;
  /** b_d, D of them, logits. */
  readonly difficulty: Float64Array;
  readonly sigmaCandidate: number;
  readonly sigmaCell: number;
  readonly sigmaRater: number;
  /** SD of the card effect; 0 where the fit has none. */
  readonly sigmaCard: number;
  /** Severities of the raters the fit knows, and their posterior covariance, R x R row-major. */
  readonly severity: Float64Array;
  readonly severityCovariance: Float64Array;
}

export interface PlanningModel extends PlanningInputs {
  /** Expected information of one rating by its location, from -REACH in steps of STEP. */
  readonly information: Float64Array;
}

const REACH = 12;
const STEP = 0.1;

/**
 * Tabulates the expected information of one rating, I(eta) = sum over k of P(k | eta) w(k, eta) with
 * w = - d2 log P / d eta2 (under rsm w = Var(Y), whatever the score), for eta in [-12, 12]; beyond, a rating tells as
 * little as at the end. Once for a fit; every prediction reads it. Throws a RangeError where the covariance is not
 * R x R.
 */
export function createPlanningModel(inputs: PlanningInputs): PlanningModel {
  const raters = inputs.severity.length;
  if (inputs.severityCovariance.length !== raters * raters)
    throw new RangeError(`the covariance of ${raters} severities is ${raters} x ${raters}`);
  const { link, thresholds } = inputs;
  const out = new Float64Array(EVALUATION_SIZE);
  const information = Float64Array.from({ length: 2 * Math.round(REACH / STEP) + 1 }, (_, j) => {
    const eta = j * STEP - REACH;
    let sum = 0;
    for (let k = 1; k <= link.categories; k++) {
      link.evaluate(k, eta, thresholds, out);
      sum += Math.exp(at(out, LOG_PROB)) * at(out, WEIGHT);
    }
    return sum;
  });
  return { ...inputs, information };
}

/** I(eta), by linear interpolation (error below 1e-3 of the largest). */
export function informationAt(model: PlanningModel, eta: number): number {
  const last = model.information.length - 1;
  const place = Math.min(last, Math.max(0, (eta + REACH) / STEP));
  const left = Math.min(last - 1, Math.floor(place));
  const share = place - left;
  return (1 - share) * at(model.information, left) + share * at(model.information, left + 1);
}
