import { createHash } from 'node:crypto';
import type { Ratings } from '#server/calibration/engine/ratings.ts';
import type { EnteringRating } from '#server/calibration/entering-ratings.sql.ts';
import { placeKey, type VersionFacts, type VersionGroup } from '#server/calibration/link-versions.ts';
import { familyOptions } from '#server/calibration/run-fit.ts';

/** What a rating is to a fit; plain values, which can be handed to a thread. */
export type FamilyRating = Pick<
  EnteringRating,
  'loopId' | 'raterId' | 'dimensionId' | 'rating' | 'cardId' | 'submittedAt' | 'versionId' | 'versionNumber'
>;

const categories = 5;

/** SHA-256 over the ratings in their order and the options: the same inputs, the same hash. */
export function inputsHash(ratings: readonly FamilyRating[], options: object = familyOptions): Buffer {
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const { cardId, dimensionId, rating, versionNumber } of ratings)
    hash.update(`\n${cardId} ${dimensionId} ${versionNumber} ${rating}`);
  return hash.digest();
}

/** What has been rated on each version that occurs. */
export function versionFacts(ratings: readonly FamilyRating[]): VersionFacts[] {
  const found = new Map<string, { number: number; of: FamilyRating[] }>();
  for (const rating of ratings) {
    const version = found.get(rating.versionId) ?? { number: rating.versionNumber, of: [] };
    version.of.push(rating);
    found.set(rating.versionId, version);
  }
  return [...found].map(([id, { number, of }]) => ({
    id,
    number,
    dimensionIds: new Set(of.map(({ dimensionId }) => dimensionId)),
    raterIds: new Set(of.map(({ raterId }) => raterId)),
    cards: new Set(of.map(({ cardId }) => cardId)).size,
  }));
}

/** Ratings as the engine takes them, with the ids behind its numbers. */
export interface IndexedRatings {
  readonly ratings: Ratings;
  readonly loopIds: readonly string[];
  readonly raterIds: readonly string[];
  /** The fit's own names of its dimensions. */
  readonly dimensions: readonly string[];
}

/** Ratings that a fit can hold, by their places in it; `dimensions` fixes the places where a kept fit has them already. */
export function indexFamily(
  ratings: readonly FamilyRating[],
  placeOf: VersionGroup['placeOf'],
  dimensions: readonly string[] = sorted(placeOf.values()),
): IndexedRatings {
  const own = ratings.filter((rating) => placeOf.has(placeKey(rating.versionId, rating.dimensionId)));
  const loopIds = sorted(own.map(({ loopId }) => loopId));
  const raterIds = sorted(own.map(({ raterId }) => raterId));
  const [loops, raters, names] = [placesOf(loopIds), placesOf(raterIds), placesOf(dimensions)];
  const column = (read: (rating: FamilyRating) => number | undefined): Int32Array =>
    Int32Array.from(own, (rating) => read(rating) ?? -1);
  return {
    loopIds,
    raterIds,
    dimensions,
    ratings: {
      candidates: loopIds.length,
      raters: raterIds.length,
      dimensions: dimensions.length,
      categories,
      candidate: column(({ loopId }) => loops.get(loopId)),
      rater: column(({ raterId }) => raters.get(raterId)),
      dimension: column(({ versionId, dimensionId }) =>
        names.get(placeOf.get(placeKey(versionId, dimensionId)) ?? ''),
      ),
      score: column(({ rating }) => rating),
    },
  };
}

/** Each once, in the order of their code units, so that the same inputs give the same bytes. */
function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

export function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}
