import { at } from './access.ts';
import { type Bands, bandsOf } from './bands.ts';
import { type BarStatement, meetsBar } from './bar.ts';
import { type Comparison, compareCandidates } from './compare.ts';
import { severityVariance } from './covariance.ts';
import { dimensionInterval, fairAverage, fairInterval, type Interval } from './fair-average.ts';
import type { Fit, FitState } from './fit.ts';
import { canJudgeDimension, isLevelIdentified } from './identification.ts';
import { twoSidedQuantile } from './normal.ts';
import { auditPanels } from './panel-privacy.ts';
import { inTenths, type PartsInTenths, partsOf } from './parts.ts';
import { type RawComposite, type RawDimension, rawComposite } from './raw.ts';
import { isRefusal, type Refusal, type Suppressed } from './refusal.ts';

/**
 * What the product may say from a fit, and the only door through which the shell should take figures: each
 * statement asks first whether the state of the family and the design of the data carry it.
 */

/** A calibrated score with its intervals. `state` says how it is to be marked wherever shown. */
export interface CalibratedScore {
  readonly kind: 'calibrated_score';
  readonly state: Exclude<FitState, 'raw_only'>;
  readonly fair: number;
  readonly standardError: number;
  readonly likely50: Interval;
  readonly likely90: Interval;
}

export interface DimensionFigures extends RawDimension {
  readonly calibrated:
    | {
        readonly kind: 'calibrated_dimension';
        readonly state: CalibratedScore['state'];
        readonly fair: number;
        readonly likely50: Interval;
        readonly likely90: Interval;
      }
    | Refusal;
}

export interface CandidateFigures {
  readonly kind: 'figures';
  readonly candidate: number;
  /** Component of the network: nothing compares across components. */
  readonly component: number;
  readonly raw: RawComposite;
  readonly calibrated: CalibratedScore | Refusal;
  /** Raw to calibrated in whole tenths of a score point, adding up exactly. */
  readonly parts: PartsInTenths | Refusal;
  readonly dimensions: readonly DimensionFigures[];
}

/** A statement with the state of the fit behind it, so that nothing provisional can lose its mark on the way. */
export type Marked<T> = T & { readonly state: CalibratedScore['state'] };

const RAW_ONLY: Suppressed = { kind: 'suppressed', reason: 'raw_only' };

/**
 * The figures of candidates that one reader sees together, in the order given (it decides who shows a panel part
 * where not all can; see panel-privacy.ts). Composites cover assessed dimensions only. A candidate without ratings is
 * `not_assessed`; in a raw-only family the calibrated figures are `suppressed` and the raw ones stand.
 * @throws {RangeError} where there is not one weight for each of the fit's dimensions.
 */
export function figuresOf(
  fit: Fit,
  candidates: readonly number[],
  weights: Float64Array,
): readonly (CandidateFigures | Refusal)[] {
  const { solution, state } = fit;
  if (weights.length !== solution.problem.dimensions)
    throw new RangeError(`${weights.length} weights for ${solution.problem.dimensions} dimensions`);
  const shown = state === 'raw_only' ? new Set<number>() : auditPanels(solution, candidates, weights);
  return candidates.map((candidate) => {
    const raw = rawComposite(solution.problem, candidate, weights);
    if (isRefusal(raw)) return raw;
    const component = fit.connectedness.candidate[candidate] ?? -1;
    if (state === 'raw_only') {
      const dimensions = raw.dimensions.map((own) => ({ ...own, calibrated: RAW_ONLY }));
      return {
        kind: 'figures',
        candidate,
        component,
        raw,
        calibrated: RAW_ONLY,
        parts: RAW_ONLY,
        dimensions,
      };
    }
    const calibrated = calibratedScore(fit, state, candidate, weights);
    const exact = partsOf(solution, candidate, weights, shown.has(candidate));
    const parts = isRefusal(exact) ? exact : inTenths(exact);
    const dimensions = raw.dimensions.map((own) => {
      const likely90 = dimensionInterval(solution, candidate, own.dimension, 0.9);
      const likely50 = dimensionInterval(solution, candidate, own.dimension, 0.5);
      if (isRefusal(likely90)) return { ...own, calibrated: likely90 };
      if (isRefusal(likely50)) return { ...own, calibrated: likely50 };
      const { fair, ...wide } = likely90;
      const { fair: _, ...narrow } = likely50;
      const kind = 'calibrated_dimension' as const;
      return { ...own, calibrated: { kind, state, fair, likely50: narrow, likely90: wide } };
    });
    return { kind: 'figures', candidate, component, raw, calibrated, parts, dimensions };
  });
}

function calibratedScore(
  fit: Fit,
  state: CalibratedScore['state'],
  candidate: number,
  weights: Float64Array,
): CalibratedScore | Refusal {
  const average = fairAverage(fit.solution, candidate, weights, 'assessed');
  if (isRefusal(average)) return average;
  return {
    kind: 'calibrated_score',
    state,
    fair: average.fair.value,
    standardError: average.fair.standardError,
    likely50: fairInterval(average, 0.5),
    likely90: fairInterval(average, 0.9),
  };
}

/** "Meets bar k" on one dimension, unless the family is raw only or one person alone scores the dimension. */
export function barStatement(
  fit: Fit,
  candidate: number,
  dimension: number,
  bar: number,
): Marked<BarStatement> | Refusal {
  if (fit.state === 'raw_only') return RAW_ONLY;
  const carried = canJudgeDimension(fit.solution.problem, dimension);
  if (carried.kind !== 'identified') return carried;
  const statement = meetsBar(fit.solution, candidate, dimension, bar);
  return isRefusal(statement) ? statement : { ...statement, state: fit.state };
}

/** P(A > B), unless the family is raw only or nothing joins the two. */
export function comparison(
  fit: Fit,
  a: number,
  b: number,
  weights: Float64Array,
): Marked<Comparison> | Refusal {
  if (fit.state === 'raw_only') return RAW_ONLY;
  const result = compareCandidates(fit.solution, fit.connectedness, a, b, weights);
  return isRefusal(result) ? result : { ...result, state: fit.state };
}

/** Bands of these candidates, unless the family is raw only. */
export function bands(
  fit: Fit,
  candidates: readonly number[],
  weights: Float64Array,
): Marked<Bands> | Refusal {
  if (fit.state === 'raw_only') return RAW_ONLY;
  return { ...bandsOf(fit.solution, fit.connectedness, candidates, weights), state: fit.state };
}

export interface RaterLevel {
  readonly kind: 'rater_level';
  /** s_r in logits; larger = harsher. */
  readonly severity: number;
  readonly standardError: number;
  readonly likely90: Interval;
}

/** A rater's level: only from a calibrated fit, and only where person and dimension can be told apart. */
export function raterLevel(fit: Fit, rater: number): RaterLevel | Refusal {
  if (fit.state === 'raw_only') return RAW_ONLY;
  if (fit.state === 'provisional') return { kind: 'suppressed', reason: 'provisional' };
  const carried = isLevelIdentified(fit.solution, fit.connectedness, rater);
  if (carried.kind !== 'identified') return carried;
  const severity = at(fit.solution.effects.rater, rater);
  const standardError = Math.sqrt(severityVariance(fit.solution, rater));
  const half = twoSidedQuantile(0.9) * standardError;
  const likely90 = { low: severity - half, high: severity + half, level: 0.9 };
  return { kind: 'rater_level', severity, standardError, likely90 };
}
