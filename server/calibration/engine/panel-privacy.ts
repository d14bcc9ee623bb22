import { addAt, at, dot, intAt } from './access.ts';
import type { Solution } from './covariance.ts';
import { expectOn } from './fair-average.ts';
import { ratingsOf } from './raw.ts';

/**
 * May the panel part be shown? (CALIBRATION.md: "no shown part lets one rater's level be solved for".)
 *
 * A shown panel part is, to first order, one linear equation in the severities of that panel, and its reader
 * knows who scored what. One rater: solved. Two: either of them knows the own level and solves the other's. Panels
 * {A, B, C} and {A, B, C, D} side by side: the difference is D. So the question is asked of *everything shown
 * together*, as an auditor of queries would (Chin & Ozsoyoglu 1982): keep the covariance of the severities as a
 * reader would hold it who starts from the prior N(0, Sr2), and who learns each shown part exactly up to
 * its rounding to a tenth. A part is shown only if afterwards
 * - every rater keeps at least half of the prior variance, and
 * - a reader who knows any one rater's level (their own) still lacks at least a quarter on every other, and
 * - at least three people make up the panel and none of them carries more than half of it.
 * The Kalman update does this for sums, differences and any longer chain alike.
 *
 * What this cannot hide: raw and calibrated stand side by side, and their difference moves with the panel, mixed
 * with shrinkage of unknown size. That is inherent in showing both.
 */
export const LEAST_PANEL = 3;
export const LARGEST_SHARE = 0.5;
const KEPT_BY_OUTSIDER = 0.5;
const KEPT_BY_COLLEAGUE = 0.25;
/** Parts are shown to one decimal: the standard deviation of that rounding on the score scale. */
const ROUNDING_SD = 0.1 / Math.sqrt(12);

/**
 * How the panel part of a candidate answers to each rater's severity, in score points per prior standard
 * deviation: Sr sum over d of w_d / n_cd sum over the rater's ratings there of dF_cd / d eta. Length raters.
 */
export function panelLoadings(solution: Solution, candidate: number, weights: Float64Array): Float64Array {
  const { problem, hyper } = solution;
  const loadings = new Float64Array(problem.raters);
  const count = new Float64Array(problem.dimensions);
  const ratings = ratingsOf(problem, candidate);
  for (const i of ratings) addAt(count, intAt(problem.dimension, i), 1);
  let covered = 0;
  for (let d = 0; d < problem.dimensions; d++) if (at(count, d) > 0) covered += at(weights, d);
  if (!(covered > 0)) return loadings;
  const slopes = new Float64Array(problem.dimensions);
  for (let d = 0; d < problem.dimensions; d++)
    if (at(count, d) > 0) slopes[d] = expectOn(solution, candidate, d).slope;
  for (const i of ratings) {
    const d = intAt(problem.dimension, i);
    const share = at(weights, d) / (covered * at(count, d));
    addAt(loadings, intAt(problem.rater, i), hyper.sigmaRater * share * at(slopes, d));
  }
  return loadings;
}

/** Three people or more, none with more than half of the panel's weight. */
function isMixed(loadings: Float64Array): boolean {
  let people = 0;
  let total = 0;
  let most = 0;
  for (let r = 0; r < loadings.length; r++) {
    const size = Math.abs(at(loadings, r));
    if (size > 0) people++;
    total += size;
    most = Math.max(most, size);
  }
  return people >= LEAST_PANEL && most <= LARGEST_SHARE * total;
}

/** The covariance after one more equation, or null where it would tell too much. */
function learn(held: Float64Array, size: number, loadings: Float64Array): Float64Array | null {
  const gain = new Float64Array(size);
  for (let r = 0; r < size; r++) gain[r] = dot(held.subarray(r * size, r * size + size), loadings);
  const total = dot(gain, loadings) + ROUNDING_SD * ROUNDING_SD;
  const next = Float64Array.from(held);
  for (let r = 0; r < size; r++) {
    for (let q = 0; q < size; q++) addAt(next, r * size + q, (-at(gain, r) * at(gain, q)) / total);
  }
  for (let r = 0; r < size; r++) {
    const own = at(next, r * size + r);
    if (own < KEPT_BY_OUTSIDER) return null;
    for (let q = 0; q < size; q++) {
      if (q === r) continue;
      const shared = at(next, r * size + q);
      if (own - (shared * shared) / at(next, q * size + q) < KEPT_BY_COLLEAGUE) return null;
    }
  }
  return next;
}

/**
 * Which of these candidates may show their panel part, all of them being open to one reader. Decided in the order
 * given; a candidate that is refused costs nothing. Pass everything that this reader may open, in an order that stays
 * the same from page to page (the day a debrief opened): an order that put each page's own candidate first would show
 * over several pages what it hides on one. Work: candidates x raters^2, of the raters on these panels.
 */
export function auditPanels(
  solution: Solution,
  candidates: readonly number[],
  weights: Float64Array,
): ReadonlySet<number> {
  const shown = new Set<number>();
  const all = candidates.map((candidate) => panelLoadings(solution, candidate, weights));
  // Only raters who sit on one of these panels matter: the matrix is of their number.
  const present: number[] = [];
  for (let r = 0; r < solution.problem.raters; r++)
    if (all.some((loadings) => at(loadings, r) !== 0)) present.push(r);
  const size = present.length;
  let held = new Float64Array(size * size);
  for (let r = 0; r < size; r++) held[r * size + r] = 1;
  candidates.forEach((candidate, position) => {
    const full = all[position] as Float64Array; // reason: one per candidate
    const loadings = Float64Array.from(present, (r) => at(full, r));
    if (!isMixed(loadings)) return;
    const next = learn(held, size, loadings);
    if (next === null) return;
    held = Float64Array.from(next);
    shown.add(candidate);
  });
  return shown;
}
