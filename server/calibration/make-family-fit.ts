import type { Fit, FitResult } from '#server/calibration/engine/fit.ts';
import { type KeptHyper, keepHyper } from '#server/calibration/engine/kept-hyper.ts';
import { difficultyCovariance } from '#server/calibration/engine/marginal-variances.ts';
import { raterLevel } from '#server/calibration/engine/statements.ts';
import {
  type FamilyRating,
  type IndexedRatings,
  indexFamily,
  versionFacts,
} from '#server/calibration/family-input.ts';
import {
  type Difficulties,
  type LeftLink,
  type Linking,
  linkVersions,
  placeKey,
  type VersionGroup,
} from '#server/calibration/link-versions.ts';
import { type FamilyReview, reviewFamily } from '#server/calibration/review/family-review.ts';
import { fitAlone, fitOutright } from '#server/calibration/run-fit.ts';

/** How far a fit is: which part of its work, and how many iterations into it. */
export interface Progress {
  readonly stage: 'linking_versions' | 'fitting';
  readonly iterations: number;
}

export interface VersionUse {
  readonly id: string;
  readonly number: number;
  readonly cards: number;
  /** False for a version that nothing links to the others: its ratings are not in this fit. */
  readonly isIn: boolean;
}

interface Common {
  readonly versions: readonly VersionUse[];
  readonly left: readonly LeftLink[];
}

/** A fit of a family in plain values, as it is kept. The same ratings give the same bytes, on any machine. */
export type FamilyFitResult =
  | (Common & { readonly kind: 'refused'; readonly stopped: string })
  | (Common & {
      readonly kind: 'converged';
      readonly stopped: string;
      readonly state: Fit['state'];
      readonly link: Fit['link'];
      readonly evidence: Fit['evidence'] & { readonly components: number };
      readonly hyper: KeptHyper;
      readonly dimensions: readonly DimensionResult[];
      readonly raters: readonly RaterResult[];
      readonly candidates: readonly CandidateResult[];
      readonly review: FamilyReview | null;
      readonly diagnostics: object;
    });

export interface DimensionResult {
  readonly name: string;
  readonly dimensionId: string;
  readonly versionIds: readonly string[];
  readonly ratings: number;
  readonly raters: number;
  readonly difficulty: number;
}

export interface RaterResult {
  readonly memberId: string;
  readonly component: number;
  readonly ratings: number;
  /** The mode, for the engine's use; what may be said of a person is `level`. */
  readonly severity: number;
  /** Null where nothing may be said, with the reason beside it. */
  readonly level: { readonly severity: number; readonly standardError: number } | null;
  readonly withheld: string | null;
}

export interface CandidateResult {
  readonly loopId: string;
  readonly component: number;
  readonly ratings: number;
  readonly ability: number;
}

/**
 * Fits the versions of a family that hang together, of several such groups the one with the most cards. Pure: it reads
 * no clock and no database, and runs in a thread of its own.
 */
export function makeFamilyFit(
  ratings: readonly FamilyRating[],
  onProgress: (progress: Progress) => void,
): FamilyFitResult {
  const linking = link(ratings, onProgress);
  const [group] = linking.groups;
  const facts = versionFacts(ratings);
  const common = {
    left: linking.left,
    versions: facts
      .map(({ id, number, cards }) => ({
        id,
        number,
        cards,
        isIn: group?.versionIds.includes(id) ?? false,
      }))
      .sort((a, b) => a.number - b.number),
  };
  if (group === undefined) return { ...common, kind: 'refused', stopped: 'no_ratings' };
  const indexed = indexFamily(ratings, group.placeOf);
  const fit = fitOutright(indexed.ratings, (iterations) => onProgress({ stage: 'fitting', iterations }));
  if (fit.kind !== 'fit') return { ...common, kind: 'refused', stopped: reasonOf(fit) };
  return {
    ...common,
    kind: 'converged',
    stopped: fit.bookkeeping.stopped,
    state: fit.state,
    link: fit.link,
    evidence: { ...fit.evidence, components: fit.connectedness.components },
    hyper: keepHyper(fit),
    dimensions: dimensionResults(fit, indexed, group),
    raters: raterResults(fit, indexed),
    candidates: candidateResults(fit, indexed),
    review: reviewFamily(fit, indexed, ratings),
    diagnostics: {
      ...fit.diagnostics,
      ...fit.bookkeeping,
      method: fit.method,
      alternatives: fit.alternatives,
    },
  };
}

/** Versions that look linked are fitted each by itself first, to see whether their shared dimensions are as hard in both. */
function link(ratings: readonly FamilyRating[], onProgress: (progress: Progress) => void): Linking {
  const facts = versionFacts(ratings);
  const byIds = linkVersions(facts, null);
  if (byIds.groups.every(({ versionIds }) => versionIds.length === 1)) return byIds;
  const known = new Map<string, Difficulties | null>();
  return linkVersions(facts, (versionId) => {
    const difficulties = known.get(versionId) ?? difficultiesAlone(ratings, versionId, onProgress);
    known.set(versionId, difficulties);
    return difficulties;
  });
}

function difficultiesAlone(
  ratings: readonly FamilyRating[],
  versionId: string,
  onProgress: (progress: Progress) => void,
): Difficulties | null {
  const own = ratings.filter((rating) => rating.versionId === versionId);
  const dimensionIds = [...new Set(own.map(({ dimensionId }) => dimensionId))].sort();
  const placeOf = new Map(dimensionIds.map((id) => [placeKey(versionId, id), id]));
  const fit = fitAlone(indexFamily(own, placeOf, dimensionIds).ratings, (iterations) =>
    onProgress({ stage: 'linking_versions', iterations }),
  );
  if (fit.kind !== 'fit') return null;
  const { difficulty } = fit.solution.hyper;
  const covarianceOf = (index: number): ReadonlyMap<string, number> =>
    new Map(
      dimensionIds.map((id, other) => [id, difficultyCovariance(fit.solution, index, other) ?? 0] as const),
    );
  return new Map(
    dimensionIds.map((id, index) => [id, { value: difficulty[index] ?? 0, covariance: covarianceOf(index) }]),
  );
}

function reasonOf(result: Exclude<FitResult, Fit>): string {
  return result.kind === 'invalid_ratings' ? 'invalid_ratings' : result.reason;
}

function dimensionResults(
  fit: Fit,
  { dimensions, ratings }: IndexedRatings,
  group: VersionGroup,
): DimensionResult[] {
  const { difficulty } = fit.solution.hyper;
  return dimensions.map((name, place) => {
    const raters = new Set<number>();
    let count = 0;
    ratings.dimension.forEach((dimension, row) => {
      if (dimension !== place) return;
      count += 1;
      raters.add(ratings.rater[row] ?? -1);
    });
    const keys = [...group.placeOf].filter(([, own]) => own === name).map(([key]) => key);
    return {
      name,
      dimensionId: name.split(' ')[0] ?? '',
      versionIds: keys.map((key) => key.split(' ')[0] ?? ''),
      ratings: count,
      raters: raters.size,
      difficulty: difficulty[place] ?? 0,
    };
  });
}

const countsOf = (column: Int32Array, size: number): number[] => {
  const counts = new Array<number>(size).fill(0);
  for (const place of column) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
};

function raterResults(fit: Fit, { raterIds, ratings }: IndexedRatings): RaterResult[] {
  const counts = countsOf(ratings.rater, raterIds.length);
  return raterIds.map((memberId, place) => {
    const level = raterLevel(fit, place);
    return {
      memberId,
      component: fit.connectedness.rater[place] ?? -1,
      ratings: counts[place] ?? 0,
      severity: fit.solution.effects.rater[place] ?? 0,
      level:
        level.kind === 'rater_level'
          ? { severity: level.severity, standardError: level.standardError }
          : null,
      withheld: level.kind === 'rater_level' ? null : level.reason,
    };
  });
}

function candidateResults(fit: Fit, { loopIds, ratings }: IndexedRatings): CandidateResult[] {
  const counts = countsOf(ratings.candidate, loopIds.length);
  return loopIds.map((loopId, place) => ({
    loopId,
    component: fit.connectedness.candidate[place] ?? -1,
    ratings: counts[place] ?? 0,
    ability: fit.solution.effects.candidate[place] ?? 0,
  }));
}
