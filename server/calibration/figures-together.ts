import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { bands, comparison } from '#server/calibration/engine/statements.ts';
import { figuresFor, type NoFigure, refused, type ShownFit, weightsOn } from '#server/calibration/figures.ts';
import type { FigureDimension, KeptFigures, RatingFact } from '#server/calibration/rules.ts';

/** A loop as it is laid beside others of its job. */
export interface LoopBeside {
  readonly id: string;
  readonly cards: number;
  readonly ratings: readonly RatingFact[];
}

/** How likely the first of two lies above the second, in whole per cent in steps of 5, or why that can't be said. */
export type Likelihood = { readonly kind: 'percent'; readonly percent: number } | NoFigure;

/** The figures of each loop in the one fit, by its id. No parts: which of them may be shown is decided with each debrief. */
export function figuresBeside(
  fit: ShownFit,
  loops: readonly LoopBeside[],
  dimensions: readonly FigureDimension[],
): ReadonlyMap<string, KeptFigures> {
  return new Map(loops.map((loop) => [loop.id, figuresFor(fit, loop, [], dimensions, loop.ratings)]));
}

/** What can't be separated at 90 % from the best of its band stands in that band, and has no order in it. */
export function bandsBeside(
  fit: ShownFit,
  loopIds: readonly string[],
  dimensions: readonly FigureDimension[],
): string[][] {
  const { result } = fit;
  if (result.kind !== 'fit') return [];
  const idAt = new Map(loopIds.map((id) => [fit.loopIndex.get(id) ?? -1, id]));
  const found = bands(result, [...idAt.keys()], weightsOn(result, fit, dimensions));
  if (isRefusal(found)) return [];
  return found.components.flatMap((part) =>
    part.bands.map((band) => band.flatMap((place) => idAt.get(place) ?? [])),
  );
}

/** P(A > B) over these dimensions, from the joint covariance; over those of them that both were assessed on. */
export function likelihoodAbove(
  fit: ShownFit,
  [a, b]: readonly [string, string],
  dimensions: readonly Pick<FigureDimension, 'id' | 'weight'>[],
): Likelihood {
  const none = { kind: 'no_figure', reason: 'not_comparable' } as const;
  const [left, right] = [fit.loopIndex.get(a), fit.loopIndex.get(b)];
  if (fit.result.kind !== 'fit' || left === undefined || right === undefined) return none;
  const found = comparison(fit.result, left, right, weightsOn(fit.result, fit, dimensions));
  if (isRefusal(found)) return refused(found);
  return { kind: 'percent', percent: Math.round(found.probability * 20) * 5 };
}
