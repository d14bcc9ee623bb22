import {
  covariance,
  type Solution,
  severityContrast,
  type Whitened,
  whiten,
} from '#server/calibration/engine/covariance.ts';
import { type Fit, fitAtHyper } from '#server/calibration/engine/fit.ts';
import { keepHyper } from '#server/calibration/engine/kept-hyper.ts';
import { twoSidedQuantile } from '#server/calibration/engine/normal.ts';
import {
  changeOfLevel,
  LEAST_LEVEL_SHARE,
  type LevelWindow,
} from '#server/calibration/engine/review/drift.ts';
import type { FamilyRating, IndexedRatings } from '#server/calibration/family-input.ts';
import { type Points, severityInPoints } from '#server/calibration/review/score-points.ts';

export interface QuarterLevels {
  /** First days of the quarters with ratings, oldest first, as yyyy-mm-dd. */
  readonly quarters: readonly string[];
  readonly people: readonly {
    readonly memberId: string;
    /** One for each quarter; null where it is too thin. */
    readonly levels: readonly (Points | null)[];
    /** From the first to the last quarter with a level. */
    readonly change: Points | null;
  }[];
}

interface Quarter {
  readonly solution: Solution;
  readonly window: LevelWindow;
}

/** Levels by quarter of submission, each from the quarter's own ratings at the hyper-parameters of the whole fit. */
export function reviewDrift(
  fit: Fit,
  indexed: IndexedRatings,
  ratings: readonly FamilyRating[],
): QuarterLevels {
  const submitted = new Map(
    ratings.map((rating) => [`${rating.loopId} ${rating.raterId}`, rating.submittedAt]),
  );
  const { ratings: columns, loopIds, raterIds } = indexed;
  const quarterOf = Array.from(columns.candidate, (candidate, row) => {
    const at = submitted.get(`${loopIds[candidate]} ${raterIds[columns.rater[row] ?? -1]}`);
    return at === undefined ? '' : quarterStart(at);
  });
  const quarters = [...new Set(quarterOf)].filter((quarter) => quarter !== '').sort();
  const found = quarters.map((quarter) => fitQuarter(fit, columns, (row) => quarterOf[row] === quarter));
  const all = [...new Set(columns.dimension)].sort((a, b) => a - b);
  return {
    quarters,
    people: raterIds.map((memberId, rater) => {
      const known = found.map((quarter) =>
        quarter !== null && isKnown(quarter.window, rater) ? quarter : null,
      );
      const with2 = known.flatMap((quarter) => (quarter === null ? [] : [quarter]));
      return {
        memberId,
        levels: known.map((quarter) => (quarter === null ? null : levelIn(quarter, rater, all))),
        change: changeBetween(with2.at(0), with2.at(-1), rater, all),
      };
    }),
  };
}

function quarterStart(at: Date): string {
  const month = Math.floor(at.getUTCMonth() / 3) * 3 + 1;
  return `${at.getUTCFullYear()}-${String(month).padStart(2, '0')}-01`;
}

function fitQuarter(
  fit: Fit,
  columns: IndexedRatings['ratings'],
  isIn: (row: number) => boolean,
): Quarter | null {
  const pick = (column: Int32Array): Int32Array => column.filter((_, row) => isIn(row));
  const own = {
    ...columns,
    candidate: pick(columns.candidate),
    rater: pick(columns.rater),
    dimension: pick(columns.dimension),
    score: pick(columns.score),
  };
  const result = fitAtHyper(own, { ...keepHyper(fit), covariance: null });
  if (result.kind !== 'fit') return null;
  const { solution } = result;
  const raters = [...new Set(own.rater)].sort((a, b) => a - b);
  const whitened = raters.map((rater): Whitened => whiten(solution, severityContrast(rater)));
  return {
    solution,
    window: {
      rater: Int32Array.from(raters),
      severity: Float64Array.from(raters, (rater) => solution.effects.rater[rater] ?? 0),
      covariance: Float64Array.from(whitened.flatMap((a) => whitened.map((b) => covariance(a, b)))),
      sigmaRater: solution.hyper.sigmaRater,
    },
  };
}

function varianceOf({ rater, covariance: table }: LevelWindow, of: number): number | null {
  const place = rater.indexOf(of);
  return place < 0 ? null : (table[place * (rater.length + 1)] ?? null);
}

/** Known from data rather than from the prior, as a level over the whole window has to be. */
function isKnown(window: LevelWindow, rater: number): boolean {
  const own = varianceOf(window, rater);
  return own !== null && 1 - own / window.sigmaRater ** 2 >= LEAST_LEVEL_SHARE;
}

function levelIn({ solution, window }: Quarter, rater: number, dimensions: readonly number[]): Points {
  const value = solution.effects.rater[rater] ?? 0;
  const half = twoSidedQuantile(0.9) * Math.sqrt(varianceOf(window, rater) ?? 0);
  return severityInPoints(solution, { value, low: value - half, high: value + half }, dimensions);
}

/** Against the mean change of those known in both quarters; null in one quarter, and where too few are. */
function changeBetween(
  first: Quarter | undefined,
  last: Quarter | undefined,
  rater: number,
  dimensions: readonly number[],
): Points | null {
  if (first === undefined || last === undefined || first === last) return null;
  const change = changeOfLevel(first.window, last.window, rater);
  if (change.kind !== 'level_change') return null;
  return severityInPoints(
    last.solution,
    { value: change.change, low: change.low, high: change.high },
    dimensions,
  );
}
