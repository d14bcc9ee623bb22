import { everyDimensionHalfWidth, predictPlan } from '#server/calibration/engine/design/predict-plan.ts';
import { inHundredths, peopleOn, planChanges } from '#server/calibration/planning/plan-changes.ts';
import { planPanel } from '#server/calibration/planning/planned-people.ts';
import type { PlannedRole, PlanningFit } from '#server/calibration/planning/planning-inputs.ts';
import type { PlannedRound, PlanPrediction } from '#shared/planning.ts';
import { type Composite, weightedMean } from '#shared/scoring.ts';

/** Of the intervals that debriefs show wide. */
const level = 0.9;

type Prediction = Extract<PlanPrediction, { kind: 'plan_prediction' }>;

/**
 * How sure a planned loop will let its debrief be. A pure function of the family's fit and the plan: it knows of no
 * loop and no card, so that nothing sealed can be in it, and of nobody's level (planned-people.ts). Every dimension of
 * the rounds must be one of the role's.
 *
 * A dimension off the shared scale will show no calibrated score: as in `figuresFor` it has no weight. Where that leaves
 * none at all there is nothing to predict.
 */
export function predictLoopPlan(
  fit: PlanningFit,
  role: PlannedRole,
  rounds: readonly PlannedRound[],
): PlanPrediction {
  const placeOf = new Map<string, number>(role.dimensions.map(({ id }, place) => [id, place]));
  const places = (ids: readonly string[]): number[] => ids.flatMap((id) => placeOf.get(id) ?? []);
  const inFit = role.dimensions.map(({ id }) => placeInFit(fit, role.versionId, id));
  // The fit's difficulties sum to 0, which is also what a dimension is taken for that it does not know.
  const difficulty = Float64Array.from(inFit, (place) => fit.hyper.difficulty[place] ?? 0);
  const isOff = inFit.map((place) => fit.offScale.includes(fit.dimensions[place]?.name ?? ''));
  const weights = Float64Array.from(role.dimensions, ({ weight }, place) => (isOff[place] ? 0 : weight));
  if (!weights.some((weight) => weight > 0))
    return { kind: 'no_prediction', reason: 'anchors_off_scale', next: null };
  const placed = rounds.map((round) => ({
    ...round,
    seats: round.seats.map(({ memberId, dimensionIds }) => ({ memberId, dimensions: places(dimensionIds) })),
  }));
  const panel = planPanel(fit.hyper, difficulty, fit.raters, placed);
  const seats = panel.seats.flat();
  const predicted = predictPlan(panel.model, seats, weights, level);
  const isPredicted = predicted.kind === 'plan_prediction';
  const everyDimension = isPredicted
    ? predicted.everyDimension.halfWidth
    : everyDimensionHalfWidth(panel.model, seats, weights, level);
  const dimensions = role.dimensions.map(({ id, name }, place) => {
    const own = isPredicted ? predicted.dimensions.find(({ dimension }) => dimension === place) : undefined;
    const isOffScale = isOff[place] ?? false;
    return {
      id: id as Prediction['dimensions'][number]['id'], // reason: an id of the version, without its brand
      name,
      people: peopleOn(place, seats),
      halfWidth: own === undefined || isOffScale ? null : inHundredths(own.halfWidth),
      isOffScale,
      isNew: (inFit[place] ?? -1) < 0,
    };
  });
  return {
    kind: 'plan_prediction',
    state: fit.state,
    fittedAt: fit.madeAt.toISOString(),
    dimensions,
    composite: compositeOf(role, dimensions, isPredicted ? predicted.overall.halfWidth : null),
    everyDimension: inHundredths(everyDimension),
    ...planChanges(panel, role, placed, weights, everyDimension),
  };
}

/**
 * Where the fit has a dimension of the version: under the version itself, or where that was never scored yet under the
 * newest that was, because a dimension keeps its id only with its scale and anchors. -1 where it has not.
 */
function placeInFit({ dimensions }: PlanningFit, versionId: string, dimensionId: string): number {
  const own = dimensions.flatMap((dimension, place) =>
    dimension.dimensionId === dimensionId ? [{ ...dimension, place }] : [],
  );
  const exact = own.find(({ versionIds }) => versionIds.includes(versionId));
  const since = ({ name }: { readonly name: string }): number => Number(name.split(' ')[1]);
  const newest = own.toSorted((a, b) => since(b) - since(a))[0];
  return (exact ?? newest)?.place ?? -1;
}

/** By the rules of a debrief's composite: none with a must-have left out, nor below 75 % of the weight. */
function compositeOf(
  role: PlannedRole,
  dimensions: Prediction['dimensions'],
  halfWidth: number | null,
): Prediction['composite'] {
  const over = (isIn: (place: number) => boolean): Composite =>
    weightedMean(
      role.dimensions.map(({ id }, place) => ({ dimensionId: id, score: isIn(place) ? 1 : null })),
      role.dimensions,
    );
  const isScored = (place: number): boolean => (dimensions[place]?.people ?? 0) > 0;
  const scored = over(isScored);
  if (scored.kind === 'not_shown') {
    const isMustHave = scored.reason === 'must_have_not_assessed';
    return { kind: 'no_figure', reason: isMustHave ? 'must_have_not_assessed' : 'coverage' };
  }
  const covered = over((place) => isScored(place) && dimensions[place]?.isOffScale === false);
  return covered.kind === 'not_shown' || halfWidth === null
    ? { kind: 'no_figure', reason: 'anchors_off_scale' }
    : { kind: 'half_width', halfWidth: inHundredths(halfWidth) };
}
