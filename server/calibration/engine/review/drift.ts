import { at, intAt } from '../access.ts';
import { twoSidedQuantile } from '../normal.ts';
import { type Undetermined, undetermined } from './undetermined.ts';

/** The levels of one window (a quarter, say), from a fit of that window's ratings alone. */
export interface LevelWindow {
  /** Who has a level here, by identifiers that are the same in every window. */
  readonly rater: Int32Array;
  /** Posterior modes of s_r, logits, in the order of `rater`. */
  readonly severity: Float64Array;
  /** Their posterior covariance, R x R row-major. */
  readonly covariance: Float64Array;
  /** Sr of this window's fit. */
  readonly sigmaRater: number;
}

export interface LevelChange {
  readonly kind: 'level_change';
  /** Change of s_r against the change of the others, logits; positive = harsher than before. */
  readonly change: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** The raters the change is read against. */
  readonly references: number;
}

/** A level enters only where the data carry at least half of it, as for showing a level at all (identification.ts). */
export const LEAST_LEVEL_SHARE = 0.5;

/** Fewer raters in both windows than this, besides the one asked about, carry no comparison (CALIBRATION.md: links). */
export const LEAST_REFERENCES = 3;

/**
 * Has one rater's level changed between two windows? Each fit puts severity 0 at its own raters' middle, so levels of
 * two fits differ by who else was there; the change is therefore read against the mean change of the raters known in
 * both: (s_r2 - s_r1) - mean over references j of (s_j2 - s_j1).
 *
 * The levels are shrunk, and more so in a thin window: a steady rater would seem to move. So each is first unshrunk by
 * its own share of data, lambda = 1 - Var(s) / Sr2: with s^ = lambda (s + error) the unbiased level is s^ / lambda,
 * of variance Var(s) / lambda (Kelley 1947, the inverse of regression to the mean; off the diagonal
 * Cov / sqrt(lambda lambda'), exact where levels are independent given the data). Windows share no rating, hence
 * Var(change) = a' Cov1 a + a' Cov2 a, and the interval is normal.
 *
 * A rater absent from a window: `not_in_window`; known less than half from data in either: `level_too_thin`; fewer
 * than 3 references that are known so: `too_few_common_raters`. One of several raters looked at will move by chance;
 * the interval is for one. Throws a RangeError where a window's arrays do not belong together.
 */
export function changeOfLevel(
  before: LevelWindow,
  after: LevelWindow,
  rater: number,
  level = 0.9,
): LevelChange | Undetermined {
  const [first, second] = [unshrink(before), unshrink(after)];
  if (!first.place.has(rater) || !second.place.has(rater)) return undetermined('not_in_window');
  const isKnown = (window: Unshrunk, of: number): boolean => {
    const place = window.place.get(of);
    return place !== undefined && at(window.share, place) >= LEAST_LEVEL_SHARE;
  };
  if (!isKnown(first, rater) || !isKnown(second, rater)) return undetermined('level_too_thin');
  const references = [...first.place.keys()]
    .filter((other) => other !== rater && isKnown(first, other) && isKnown(second, other))
    .sort((a, b) => a - b);
  if (references.length < LEAST_REFERENCES) return undetermined('too_few_common_raters');
  const one = contrast(first, rater, references);
  const two = contrast(second, rater, references);
  const change = two.value - one.value;
  const standardError = Math.sqrt(one.variance + two.variance);
  const half = twoSidedQuantile(level) * standardError;
  return {
    kind: 'level_change',
    change,
    standardError,
    low: change - half,
    high: change + half,
    level,
    references: references.length,
  };
}

interface Unshrunk {
  readonly window: LevelWindow;
  /** Position of each rater. */
  readonly place: ReadonlyMap<number, number>;
  /** lambda of each, 0..1. */
  readonly share: Float64Array;
}

function unshrink(window: LevelWindow): Unshrunk {
  const { rater, severity, covariance, sigmaRater } = window;
  const n = rater.length;
  if (severity.length !== n || covariance.length !== n * n || !(sigmaRater > 0))
    throw new RangeError(`${n} levels need ${n} severities, a covariance of ${n} x ${n} and a positive SD`);
  const share = Float64Array.from({ length: n }, (_, i) =>
    Math.max(0, 1 - at(covariance, i * n + i) / (sigmaRater * sigmaRater)),
  );
  return { window, place: new Map(Array.from(rater, (id, i) => [id, i])), share };
}

/** Unshrunk s_r less the mean of the references', and its variance. */
function contrast(
  unshrunk: Unshrunk,
  rater: number,
  references: readonly number[],
): { readonly value: number; readonly variance: number } {
  const { window, place, share } = unshrunk;
  const n = window.rater.length;
  const members = [rater, ...references];
  const index = Int32Array.from(members, (id) => place.get(id) ?? 0);
  const coefficient = members.map((_, k) => (k === 0 ? 1 : -1 / references.length));
  let value = 0;
  let variance = 0;
  coefficient.forEach((a, k) => {
    const i = intAt(index, k);
    value += (a * at(window.severity, i)) / at(share, i);
    coefficient.forEach((b, l) => {
      const j = intAt(index, l);
      variance += (a * b * at(window.covariance, i * n + j)) / Math.sqrt(at(share, i) * at(share, j));
    });
  });
  return { value, variance };
}
