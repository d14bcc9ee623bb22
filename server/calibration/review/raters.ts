import type { Fit } from '#server/calibration/engine/fit.ts';
import { categoryUse } from '#server/calibration/engine/review/category-use.ts';
import { type Halo, haloOf } from '#server/calibration/engine/review/halo.ts';
import { facetFits } from '#server/calibration/engine/review/rater-fit.ts';
import { predictive } from '#server/calibration/engine/review/rating-view.ts';
import type { SolutionView } from '#server/calibration/engine/review/view-solution.ts';
import { raterLevel } from '#server/calibration/engine/statements.ts';
import type { FamilyRating, IndexedRatings } from '#server/calibration/family-input.ts';
import { type BesideOthers, besideOthers } from '#server/calibration/review/beside-others.ts';
import { type Points, severityInPoints } from '#server/calibration/review/score-points.ts';
import { type LevelPart, whereItLies } from '#server/calibration/review/where-it-lies.ts';

/** One interviewer's scoring. Whether it is shown, and to whom, is decided where it is read. */
export interface RaterFound {
  readonly memberId: string;
  readonly cards: number;
  readonly candidates: number;
  /** Who scored at least one of the same candidates. */
  readonly coRaters: number;
  readonly level: Points | null;
  /** Why there is no level; null where there is one. */
  readonly withheld: 'person_or_dimension' | 'not_linked' | 'too_few_cards' | null;
  readonly infit: number | null;
  readonly outfit: number | null;
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  /** How alike the scores on one card are, relative to co-raters on the same candidates: above 1 more alike. */
  readonly similarity: number | null;
  /** Fit's names of dimensions with the share of the level that lies on each, largest first. */
  readonly mostIn: readonly LevelPart[];
  /** Fit's names of the dimensions that nobody else scores. */
  readonly alone: readonly string[];
  /** Null below its minimum; fits kept before this was looked at have none. */
  readonly beside?: BesideOthers | null;
}

/** Everybody who rated, in the fit's order. */
export function reviewRaters(
  fit: Fit,
  { view, ownVariance }: SolutionView,
  indexed: IndexedRatings,
  ratings: readonly FamilyRating[],
): RaterFound[] {
  const { solution } = fit;
  const probability = predictive(view);
  const raters = indexed.raterIds.length;
  const facets = facetFits(view, view.rater, raters, 'leverage');
  const use = categoryUse(view, probability, view.rater, raters);
  const halo = haloOf(view, probability, ownVariance, raters);
  const met = metBy(indexed);
  const loops = new Set(indexed.loopIds);
  const scorers = scorersOf(indexed);
  return indexed.raterIds.map((memberId, place) => {
    const facet = facets[place];
    const own = use[place];
    const spread = halo[place];
    const scored = dimensionsOf(indexed, place);
    const level = raterLevel(fit, place);
    const candidates = met[place] ?? new Set<number>();
    return {
      memberId,
      cards: new Set(
        ratings
          .filter(({ raterId, loopId }) => raterId === memberId && loops.has(loopId))
          .map(({ cardId }) => cardId),
      ).size,
      candidates: candidates.size,
      coRaters: met.filter((other, index) => index !== place && overlaps(other, candidates)).length,
      level:
        level.kind === 'rater_level'
          ? severityInPoints(
              solution,
              { value: level.severity, low: level.likely90.low, high: level.likely90.high },
              scored,
            )
          : null,
      withheld: level.kind === 'rater_level' ? null : reasonOf(level.reason),
      infit: facet?.kind === 'facet_fit' ? facet.infit.meanSquare : null,
      outfit: facet?.kind === 'facet_fit' ? facet.outfit.meanSquare : null,
      observed: own?.kind === 'category_use' ? [...own.observed] : [],
      expected: own?.kind === 'category_use' ? [...own.expected] : [],
      similarity: spread?.kind === 'halo' ? alikeness(spread) : null,
      mostIn: whereItLies(fit, view, indexed.dimensions, place),
      alone: scored.filter((d) => scorers[d]?.size === 1).map((d) => indexed.dimensions[d] ?? ''),
      beside: besideOthers(indexed, place),
    };
  });
}

/** Beyond this one is as alike as the scale allows; one score for everything would be beyond all bounds. */
const mostAlike = 10;

/** The spread within cards of co-raters over one's own, each against what the fit expects of their cards. */
function alikeness({ ratio, coRaterRatio }: Halo): number | null {
  if (coRaterRatio === null || coRaterRatio === 0) return null;
  return ratio * mostAlike > coRaterRatio ? coRaterRatio / ratio : mostAlike;
}

function reasonOf(reason: string): NonNullable<RaterFound['withheld']> {
  return reason === 'person_or_dimension' || reason === 'not_linked' ? reason : 'too_few_cards';
}

/** The candidates of each rater. */
function metBy({ ratings }: IndexedRatings): Set<number>[] {
  const met = Array.from({ length: ratings.raters }, () => new Set<number>());
  ratings.rater.forEach((rater, row) => {
    met[rater]?.add(ratings.candidate[row] ?? -1);
  });
  return met;
}

/** The raters of each dimension. */
function scorersOf({ ratings }: IndexedRatings): Set<number>[] {
  const scorers = Array.from({ length: ratings.dimensions }, () => new Set<number>());
  ratings.dimension.forEach((dimension, row) => {
    scorers[dimension]?.add(ratings.rater[row] ?? -1);
  });
  return scorers;
}

function overlaps(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  for (const candidate of some) if (others.has(candidate)) return true;
  return false;
}

function dimensionsOf({ ratings }: IndexedRatings, rater: number): number[] {
  const found = new Set<number>();
  ratings.rater.forEach((own, row) => {
    if (own === rater) found.add(ratings.dimension[row] ?? -1);
  });
  return [...found].sort((a, b) => a - b);
}
