import type { FitResult } from '#server/calibration/engine/fit.ts';
import { selectEnteringRatings } from '#server/calibration/entering-ratings.sql.ts';
import { type FamilyFitRow, selectNewestFit } from '#server/calibration/family-fits.sql.ts';
import {
  type FamilyRating,
  indexFamily,
  inputsHash,
  placesOf,
  versionFacts,
} from '#server/calibration/family-input.ts';
import { linkVersions, placeKey, type VersionGroup } from '#server/calibration/link-versions.ts';
import { windowStart } from '#server/calibration/rules.ts';
import { familyOptions, fitAtOnce, fitFrozen } from '#server/calibration/run-fit.ts';
import type { MemberCtx } from '#server/context.ts';

/** A fit for loops of one version, with the places its loops and dimensions have in it. It holds severities: it stays in the server. */
export interface LoopFit {
  readonly result: FitResult;
  readonly options: object;
  readonly inputsHash: Buffer;
  readonly loopIndex: ReadonlyMap<string, number>;
  /** Who scored, in the order of the fit's raters. */
  readonly raterIds: readonly string[];
  /** The dimensions of those loops' version. */
  readonly dimensionIndex: ReadonlyMap<string, number>;
  /** Those of them whose anchors don't fit the scale that the family's dimensions share: see `figuresFor`. */
  readonly offScale: ReadonlySet<string>;
  /** The family's fit that it is frozen at; null where there was none that these loops could stand on. */
  readonly frozenAt: { readonly id: string; readonly madeAt: Date } | null;
}

/** Loops to show together, all of one version. */
export interface LoopsToFit {
  readonly ids: readonly string[];
  readonly blueprintId: string;
  readonly versionId: string;
}

/**
 * Fits the family of loops that are shown together, over its closed loops and those loops themselves: one for its debrief,
 * several to compare them. Other loops still open stay out: a reader may owe a card there, and nothing drawn from
 * colleagues' sealed cards may reach them through a figure.
 *
 * It is frozen at the hyper-parameters of the family's newest good fit. Where there is none, or a loop was scored on a
 * dimension that it does not know, it is a fit of its own of the versions that hang together with the loops', at the
 * priors: provisional at most.
 */
export async function fitLoops(ctx: MemberCtx, loops: LoopsToFit, windowMonths: number): Promise<LoopFit> {
  const { orgId } = ctx.actor;
  const start = windowStart(ctx.clock.now(), windowMonths);
  const ratings = await selectEnteringRatings(ctx.tx, orgId, {
    blueprintId: loops.blueprintId,
    windowStart: start,
    loopIds: loops.ids,
  });
  const kept = await selectNewestFit(ctx.tx, orgId, loops.blueprintId);
  const frozen = kept === null ? null : freezeAt(kept, ratings, loops, start);
  if (frozen !== null && frozen.result.kind === 'fit') return frozen;

  const { groups } = linkVersions(versionFacts(ratings), null);
  const own = groups.find(({ versionIds }) => versionIds.includes(loops.versionId));
  const placeOf = own?.placeOf ?? new Map<string, string>();
  const indexed = indexFamily(ratings, placeOf);
  return {
    result: fitAtOnce(indexed.ratings),
    ...describe(ratings, placeOf, start, null),
    loopIndex: placesOf(indexed.loopIds),
    raterIds: indexed.raterIds,
    dimensionIndex: dimensionsOf(loops.versionId, placeOf, indexed.dimensions),
    // Only a calibrated fit of the family tells.
    offScale: new Set(),
    frozenAt: null,
  };
}

/** Null where the kept fit does not carry these loops. */
function freezeAt(
  kept: FamilyFitRow,
  ratings: readonly FamilyRating[],
  loops: LoopsToFit,
  start: Date,
): LoopFit | null {
  const placeOf = new Map(
    kept.dimensions.flatMap(({ name, dimensionId, versionIds }) =>
      versionIds.map((versionId) => [placeKey(versionId, dimensionId), name] as const),
    ),
  );
  const isKnown = ({ versionId, dimensionId }: FamilyRating): boolean =>
    placeOf.has(placeKey(versionId, dimensionId));
  const own = ratings.filter(({ loopId }) => loops.ids.includes(loopId));
  if (kept.state === 'raw_only' || own.length === 0 || !own.every(isKnown)) return null;
  const indexed = indexFamily(
    ratings,
    placeOf,
    kept.dimensions.map(({ name }) => name),
  );
  const dimensionIndex = dimensionsOf(loops.versionId, placeOf, indexed.dimensions);
  const offScale = new Set(kept.offScale.map((name) => indexed.dimensions.indexOf(name)));
  return {
    result: fitFrozen(indexed.ratings, kept.hyper),
    ...describe(ratings, placeOf, start, kept.id),
    loopIndex: placesOf(indexed.loopIds),
    raterIds: indexed.raterIds,
    dimensionIndex,
    offScale: new Set([...dimensionIndex].flatMap(([id, place]) => (offScale.has(place) ? [id] : []))),
    frozenAt: { id: kept.id, madeAt: kept.madeAt },
  };
}

/** What the pinned fit says of its inputs: those that entered, and the fit that it is frozen at. */
function describe(
  ratings: readonly FamilyRating[],
  placeOf: VersionGroup['placeOf'],
  start: Date,
  frozenAt: string | null,
): Pick<LoopFit, 'options' | 'inputsHash'> {
  const options = { ...familyOptions, frozenAt };
  const entered = ratings.filter(({ versionId, dimensionId }) =>
    placeOf.has(placeKey(versionId, dimensionId)),
  );
  return {
    options: { ...options, windowStart: start.toISOString() },
    inputsHash: inputsHash(entered, options),
  };
}

function dimensionsOf(
  versionId: string,
  placeOf: VersionGroup['placeOf'],
  names: readonly string[],
): ReadonlyMap<string, number> {
  const places = placesOf(names);
  return new Map(
    [...placeOf].flatMap(([key, name]) => {
      const [version, dimension] = key.split(' ');
      const place = places.get(name);
      return version === versionId && dimension !== undefined && place !== undefined
        ? [[dimension, place] as const]
        : [];
    }),
  );
}
