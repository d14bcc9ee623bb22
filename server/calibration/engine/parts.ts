import { addAt, at, intAt } from './access.ts';
import type { Solution } from './covariance.ts';
import { fairAverage } from './fair-average.ts';
import { locationOf } from './hyper.ts';
import { auditPanels } from './panel-privacy.ts';
import { ratingsOf, rawComposite } from './raw.ts';
import { isRefusal, type Refusal, type Suppressed } from './refusal.ts';

/**
 * The step from raw to calibrated, in parts that add up exactly:
 * raw + panel + dimensions + evidence = calibrated.
 */
export interface Parts {
  readonly kind: 'parts';
  readonly raw: number;
  /** Who interviewed; suppressed where it would give away one interviewer's level, and then part of `evidence`. */
  readonly panel: number | Suppressed;
  /** Which dimensions were assessed. Exactly 0 where both ends cover the same dimensions at the same weights. */
  readonly dimensions: number;
  /** Limited evidence; with the panel in it where that is suppressed. */
  readonly evidence: number;
  readonly calibrated: number;
}

/**
 * Which two figures the parts lead between:
 * - 'shown': the raw and the calibrated composite, both over the assessed dimensions with the same renormalised
 *   weights. This is what a debrief shows.
 * - 'every': from the plain mean of all scores to the all-dimension figure, for the engine's file output.
 */
export type PartsSpan = 'shown' | 'every';

/**
 * Defined by replacing one thing at a time, always in this order (in sums of expectations the order matters little,
 * but it must be one). Write w0 for the weights behind the raw figure and w1 for those behind the calibrated one,
 * R = sum of w0_d mean_d the raw figure, and
 *   R^ = sum of w0_d / n_cd sum over its ratings of E[Y | theta + delta - b_d - s_r]: what the model expects of
 *        this candidate from this panel on these dimensions.
 * 1. panel      = sum of w0_d F_cd - R^: the same dimensions, every interviewer replaced by one of severity 0;
 * 2. dimensions = sum of w1_d F_cd - sum of w0_d F_cd: the same interviewer, the assessed mix replaced by the wanted
 *                 one. The difficulties (and the candidate's own profile) are in F_cd. With w0 = w1 this is
 *                 exactly 0: what is shown covers the same dimensions on both sides, so their difficulty can
 *                 explain no difference and is not made to;
 * 3. evidence   = R^ - R: how far the fit stays short of the scores given, drawn towards the typical candidate.
 * The sum telescopes to calibrated - raw. `evidence` is computed as the remainder, so that it does so in floating
 * point too. `mayShowPanel` is the verdict of `auditPanels` over everything shown together.
 */
export function partsOf(
  solution: Solution,
  candidate: number,
  weights: Float64Array,
  mayShowPanel: boolean,
  span: PartsSpan = 'shown',
): Parts | Refusal {
  const { problem, link, hyper, effects } = solution;
  const composite = rawComposite(problem, candidate, weights);
  if (isRefusal(composite)) return composite;
  const assessed = fairAverage(solution, candidate, weights, 'assessed');
  if (isRefusal(assessed)) return assessed;
  const target = span === 'shown' ? assessed : fairAverage(solution, candidate, weights, 'every');
  if (isRefusal(target)) return target;

  const perRating = new Float64Array(problem.dimensions);
  composite.dimensions.forEach(({ dimension, ratings }, position) => {
    const weight = composite.weights[position] as number; // reason: parallel arrays
    perRating[dimension] = span === 'shown' ? weight / ratings : 1 / composite.ratings;
  });
  let raw = 0;
  let expected = 0;
  const start = new Float64Array(problem.dimensions);
  for (const i of ratingsOf(problem, candidate)) {
    const d = intAt(problem.dimension, i);
    const weight = at(perRating, d);
    const eta = locationOf(problem, hyper.difficulty, effects, i);
    raw += weight * intAt(problem.score, i);
    expected += weight * link.expectation(eta, hyper.thresholds);
    addAt(start, d, weight);
  }
  if (span === 'shown') raw = composite.mean;
  let fromStart = 0;
  for (const { dimension, fair } of assessed.dimensions) fromStart += at(start, dimension) * fair;

  const calibrated = target.fair.value;
  const panel = fromStart - expected;
  const dimensions = span === 'shown' ? 0 : calibrated - fromStart;
  if (!mayShowPanel) {
    const hidden: Suppressed = { kind: 'suppressed', reason: 'would_reveal_a_rater' };
    return {
      kind: 'parts',
      raw,
      panel: hidden,
      dimensions,
      evidence: calibrated - raw - dimensions,
      calibrated,
    };
  }
  return {
    kind: 'parts',
    raw,
    panel,
    dimensions,
    evidence: calibrated - raw - panel - dimensions,
    calibrated,
  };
}

/** The parts of several candidates that one reader sees together, audited as one set, in the order given. */
export function partsTogether(
  solution: Solution,
  candidates: readonly number[],
  weights: Float64Array,
): readonly (Parts | Refusal)[] {
  const shown = auditPanels(solution, candidates, weights);
  return candidates.map((candidate) => partsOf(solution, candidate, weights, shown.has(candidate)));
}

/**
 * The parts in whole tenths, for print: they add up in tenths as well. Raw, calibrated, panel and dimensions are
 * rounded to the nearest tenth and evidence takes what is left, so it may differ by a tenth or so from its own
 * rounding. This is the only form that leaves the engine's statements: the privacy audit counts on the rounding.
 */
export interface PartsInTenths {
  readonly kind: 'parts_in_tenths';
  readonly raw: number;
  readonly panel: number | Suppressed;
  readonly dimensions: number;
  readonly evidence: number;
  readonly calibrated: number;
}

export function inTenths(parts: Parts): PartsInTenths {
  // + 0 turns -0 into 0: a minus sign on nothing would be read as something.
  const tenths = (value: number): number => Math.round(value * 10) + 0;
  const raw = tenths(parts.raw);
  const calibrated = tenths(parts.calibrated);
  const dimensions = tenths(parts.dimensions);
  const panel = typeof parts.panel === 'number' ? tenths(parts.panel) : parts.panel;
  const shown = typeof panel === 'number' ? panel : 0;
  const evidence = calibrated - raw - dimensions - shown;
  return { kind: 'parts_in_tenths', raw, panel, dimensions, evidence, calibrated };
}
