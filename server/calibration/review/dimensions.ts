import { countCategories } from '#server/calibration/engine/agreement/category-counts.ts';
import { gwetCoefficient } from '#server/calibration/engine/agreement/chance-corrected.ts';
import { iccFromComponents, scoreComponents } from '#server/calibration/engine/agreement/icc-components.ts';
import { krippendorffAlpha } from '#server/calibration/engine/agreement/krippendorff-alpha.ts';
import { NOTHING, type Solution, variance, whiten } from '#server/calibration/engine/covariance.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';
import { difficultyError } from '#server/calibration/engine/marginal-variances.ts';
import { twoSidedQuantile } from '#server/calibration/engine/normal.ts';
import { categoryUse } from '#server/calibration/engine/review/category-use.ts';
import { checkDimensions } from '#server/calibration/engine/review/dimension-check.ts';
import { facetFits } from '#server/calibration/engine/review/rater-fit.ts';
import { predictive } from '#server/calibration/engine/review/rating-view.ts';
import { empiricalBayesReliability } from '#server/calibration/engine/review/reliability.ts';
import { posteriorOf, type SolutionView } from '#server/calibration/engine/review/view-solution.ts';
import type { IndexedRatings } from '#server/calibration/family-input.ts';
import { expectedScore, type Points } from '#server/calibration/review/score-points.ts';

interface DimensionFound {
  /** The fit's name for it. */
  readonly dimension: string;
  readonly ratings: number;
  readonly raters: number;
  readonly difficulty: Points;
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly infit: number;
  readonly reliability: number | null;
  readonly alphaOrdinal: number | null;
  readonly icc: { readonly form: string; readonly value: number } | null;
  readonly ac2: number | null;
  /** Candidates that two or more people scored on it. */
  readonly candidates: number;
  /** False where its anchors don't fit the scale that the dimensions share (T16). */
  readonly fitsScale: boolean;
}

export interface DimensionsFound {
  readonly candidates: {
    readonly reliability: number;
    readonly separation: number;
    readonly strata: number;
  } | null;
  /** Those with ratings, in the fit's order. */
  readonly dimensions: readonly DimensionFound[];
}

export function reviewDimensions(
  { solution }: Fit,
  { view, product }: SolutionView,
  indexed: IndexedRatings,
): DimensionsFound {
  const size = indexed.dimensions.length;
  const checks = checkDimensions(view, size, product);
  const use = categoryUse(view, predictive(view), view.dimension, size);
  const facets = facetFits(view, view.dimension, size, 'leverage');
  const posterior = posteriorOf(solution);
  const overall = empiricalBayesReliability(solution.effects.candidate, posterior.effects.candidate);
  return {
    candidates:
      overall.kind === 'reliability'
        ? { reliability: overall.value, separation: overall.separation, strata: overall.strata }
        : null,
    dimensions: indexed.dimensions.flatMap((dimension, place): DimensionFound[] => {
      const [own, facet, check] = [use[place], facets[place], checks[place]];
      if (own?.kind !== 'category_use' || facet?.kind !== 'facet_fit') return [];
      return [
        {
          dimension,
          ratings: own.ratings,
          raters: new Set(rowsOf(indexed, place).map((row) => indexed.ratings.rater[row])).size,
          difficulty: difficultyInPoints(solution, place),
          observed: [...own.observed],
          expected: [...own.expected],
          infit: facet.infit.meanSquare,
          reliability: reliabilityOf(solution, place),
          ...agreementOf(solution, indexed, place),
          fitsScale: check?.kind !== 'dimension_check' || !check.flagged,
        },
      ];
    }),
  };
}

function rowsOf({ ratings }: IndexedRatings, dimension: number): number[] {
  const rows: number[] = [];
  ratings.dimension.forEach((own, row) => {
    if (own === dimension) rows.push(row);
  });
  return rows;
}

/** Scores of a middling candidate on the dimension less those on one of middling difficulty; the ends of b_d carried over. */
function difficultyInPoints(solution: Solution, dimension: number): Points {
  const difficulty = solution.hyper.difficulty[dimension] ?? 0;
  const half = twoSidedQuantile(0.9) * (difficultyError(solution, dimension) ?? 0);
  const shift = (b: number): number => expectedScore(solution, -b) - expectedScore(solution, 0);
  return { value: shift(difficulty), low: shift(difficulty + half), high: shift(difficulty - half) };
}

/** How well the fit tells the candidates of one dimension apart: theta + delta of those rated on it. */
function reliabilityOf(solution: Solution, dimension: number): number | null {
  const { problem, effects } = solution;
  const cells = problem.hasCells
    ? Array.from(problem.cellDimension, (own, cell) => (own === dimension ? cell : -1)).filter(
        (cell) => cell >= 0,
      )
    : [];
  const candidates = cells.map((cell) => problem.candidate[problem.cellStart[cell] ?? 0] ?? 0);
  const estimates = cells.map(
    (cell, n) => (effects.candidate[candidates[n] ?? 0] ?? 0) + (effects.cell[cell] ?? 0),
  );
  const variances = cells.map((cell, n) =>
    variance(
      whiten(solution, {
        candidate: { index: [candidates[n] ?? 0], value: [1] },
        cell: { index: [cell], value: [1] },
        rater: NOTHING,
        fixed: null,
        extraVariance: 0,
      }),
    ),
  );
  const found = empiricalBayesReliability(Float64Array.from(estimates), Float64Array.from(variances));
  return found.kind === 'reliability' ? found.value : null;
}

function agreementOf(
  { link, hyper }: Solution,
  indexed: IndexedRatings,
  dimension: number,
): Pick<DimensionFound, 'alphaOrdinal' | 'icc' | 'ac2' | 'candidates'> {
  const { ratings } = indexed;
  const rows = rowsOf(indexed, dimension);
  const column = (of: Int32Array): Int32Array => Int32Array.from(rows, (row) => of[row] ?? 0);
  const counts = countCategories(
    column(ratings.candidate),
    column(ratings.score),
    ratings.candidates,
    ratings.categories,
  );
  const alpha = krippendorffAlpha(counts, 'ordinal');
  const ac2 = gwetCoefficient(counts, 'ordinal');
  const components = scoreComponents(link, hyper.thresholds, -(hyper.difficulty[dimension] ?? 0), {
    target: Math.hypot(hyper.sigmaCandidate, hyper.sigmaCell),
    rater: hyper.sigmaRater,
    card: hyper.sigmaCard ?? 0,
  });
  const icc = iccFromComponents([components], 'agreement');
  return {
    alphaOrdinal: alpha.kind === 'agreement' ? alpha.value : null,
    icc: icc.kind === 'icc' ? { form: icc.form, value: icc.value } : null,
    ac2: ac2.kind === 'agreement' ? ac2.value : null,
    candidates: counts.ratings.filter((given) => given >= 2).length,
  };
}
