import { describe, expect, it } from 'vitest';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { rankAdditions, rankOmissions } from '#server/calibration/engine/design/improve-plan.ts';
import type { Seat } from '#server/calibration/engine/design/plan.ts';
import { createPlanningModel, type PlanningModel } from '#server/calibration/engine/design/planning-model.ts';
import { predictPlan } from '#server/calibration/engine/design/predict-plan.ts';
import type { PlanningFit } from '#server/calibration/planning/planning-inputs.ts';
import { predictLoopPlan as predictPlanned } from '#server/calibration/planning/predict-loop-plan.ts';
import { littleDifference, type PlannedRound, PlanPrediction } from '#shared/planning.ts';
import {
  ana,
  bo,
  cleo,
  difficulty,
  fit,
  newcomer,
  plan,
  predictLoopPlan,
  role,
  round,
  uuid,
} from '#tests/unit/calibration/planned-loop.ts';

/** The same plan as the engine takes it: Ana, somebody, Cleo, somebody, and the one who could be added. */
const known = (0.2 ** 2 + 0.3 ** 2) / 2;
const prior = 0.55 ** 2;
const anybody = (2 * known + prior) / 3;
const variances = [known, anybody, prior, anybody, anybody];
const model: PlanningModel = createPlanningModel({
  link: createLink('rsm', 5),
  thresholds: Float64Array.from(fit.hyper.thresholds),
  difficulty: Float64Array.from(difficulty),
  sigmaCandidate: 0.9,
  sigmaCell: 0.45,
  sigmaRater: 0.55,
  sigmaCard: 0.4,
  severity: new Float64Array(5),
  severityCovariance: Float64Array.from({ length: 25 }, (_, k) =>
    k % 6 === 0 ? (variances[k / 6] ?? 0) : 0,
  ),
});
const seats: readonly Seat[] = [
  { rater: 0, dimensions: [0, 1], slot: 0 },
  { rater: 1, dimensions: [0, 1], slot: 0 },
  { rater: 2, dimensions: [1, 2], slot: 1 },
  { rater: 3, dimensions: [2, 3], slot: 2 },
];
const weights = Float64Array.of(1, 1, 1, 2);
const rounded = (value: number): number => Math.round(value * 100) / 100;

describe('the prediction of a plan', () => {
  it('is the engine’s own, in hundredths of a score point', () => {
    const own = predictPlan(model, seats, weights);
    if (own.kind !== 'plan_prediction') throw new Error(own.reason);
    const told = predictLoopPlan(fit, role, plan);
    expect(PlanPrediction.parse(told)).toEqual(told);
    expect(told).toMatchObject({
      state: 'calibrated',
      fittedAt: '2026-11-20T03:00:00.000Z',
      dimensions: own.dimensions.map(({ dimension, ratings, halfWidth }) => ({
        id: uuid(501 + dimension),
        people: ratings,
        halfWidth: rounded(halfWidth),
        isOffScale: false,
        isNew: false,
      })),
      composite: { kind: 'half_width', halfWidth: rounded(own.overall.halfWidth) },
      everyDimension: rounded(own.everyDimension.halfWidth),
    });
    expect(told.dimensions.map(({ people }) => people)).toEqual([2, 3, 2, 1]);
  });

  it('ranks additions as the engine does, by what they narrow for their minutes', () => {
    const costed = [
      { seat: { rater: 4, dimensions: [0, 1], slot: 0 }, minutes: 60 },
      { seat: { rater: 4, dimensions: [1, 2], slot: 1 }, minutes: 60 },
      { seat: { rater: 4, dimensions: [2, 3], slot: 2 }, minutes: 60 },
    ];
    const ranked = rankAdditions(model, seats, costed, weights);
    expect(predictLoopPlan(fit, role, plan).additions).toEqual(
      ranked.map(({ index, halfWidth }) => ({
        kind: 'interviewer',
        round: index,
        minutes: 60,
        halfWidth: rounded(halfWidth),
      })),
    );
  });

  it('offers an exercise of the kit that the plan leaves out, and nothing to a round that is over or full', () => {
    const full = round('query', [ana, bo, cleo, null], [0, 1]);
    const over = round('case', [cleo], [1, 2], { isHeld: true });
    expect(predictLoopPlan(fit, role, [full, over]).additions).toEqual([
      { kind: 'exercise', exerciseKey: 'talk', name: 'Talk', minutes: 45, halfWidth: expect.any(Number) },
    ]);
  });

  it('drops nobody whose loss would leave a dimension to one person, however little it costs', () => {
    const many = round('query', [null, null, null, null], [0, 1, 2, 3]);
    const dropped = (...rounds: PlannedRound[]): number[] =>
      predictLoopPlan(fit, role, rounds).omissions.map((omission) => omission.round);
    const [two, three] = [round('case', [cleo], [0]), round('talk', [ana], [0])];
    expect(dropped(many, two, three)).toEqual(expect.arrayContaining([1, 2]));
    const without = round('query', [null, null, null, null], [1, 2, 3]);
    expect(dropped(without, two, three)).toEqual([0]);
    expect(dropped(without, two, three, round('case', [bo], [0]))).toEqual(expect.arrayContaining([1, 2, 3]));
  });

  it('drops what costs little only, and nobody from a round that is over', () => {
    const wide = [
      round('query', [null, null, null], [0, 1, 2, 3]),
      round('case', [ana], [1, 2], { minutes: 90 }),
      round('talk', [cleo], [1, 2], { isHeld: true }),
    ];
    const { omissions, everyDimension } = predictLoopPlan(fit, role, wide);
    expect(omissions).toEqual(
      expect.arrayContaining([{ round: 1, seat: 0, minutes: 90, halfWidth: expect.any(Number) }]),
    );
    for (const { round: place, halfWidth } of omissions) {
      expect(place).toBeLessThan(2);
      expect(halfWidth - everyDimension).toBeLessThanOrEqual(littleDifference + 1e-9);
    }
    const dear = ['query', 'case', 'talk'].map((key, n) =>
      round(key, [[ana, bo, newcomer][n] ?? null], [0, 1, 2, 3]),
    );
    expect(predictLoopPlan(fit, role, dear).omissions).toEqual([]);
  });

  it('says of three nobodies in one room once that one could be left out, as the engine ranks it', () => {
    const crowd = round('query', [null, null, null, null], [0, 1, 2, 3]);
    const alike = createPlanningModel({
      ...model,
      severityCovariance: Float64Array.from({ length: 25 }, (_, k) => (k % 6 === 0 ? anybody : 0)),
    });
    const own = [0, 1, 2, 3].map((rater) => ({
      seat: { rater, dimensions: [0, 1, 2, 3], slot: 0 },
      minutes: 60,
    }));
    const [first] = rankOmissions(alike, own, weights);
    expect(predictLoopPlan(fit, role, [crowd]).omissions).toEqual([
      { round: 0, seat: 0, minutes: 60, halfWidth: rounded(first?.halfWidth ?? Number.NaN) },
    ]);
  });

  it('has no composite where the debrief will have none', () => {
    const without = (dimensions: readonly number[]) =>
      predictLoopPlan(fit, role, [round('case', [ana], dimensions)]).composite;
    expect(without([1, 2, 3])).toEqual({ kind: 'no_figure', reason: 'must_have_not_assessed' });
    expect(without([0, 1, 2])).toEqual({ kind: 'no_figure', reason: 'coverage' });
    expect(without([0, 1, 3])).toMatchObject({ kind: 'half_width' });
  });

  it('takes a dimension of a version not scored yet as the newest one of that id, and an unknown one as average', () => {
    const [first] = fit.dimensions;
    if (first === undefined) throw new Error('no dimension');
    const later = { ...first, name: `${first.dimensionId} 10`, versionIds: ['v10'] };
    const grown: PlanningFit = {
      ...fit,
      hyper: { ...fit.hyper, difficulty: [...difficulty, 3] },
      dimensions: [...fit.dimensions, later],
    };
    const widthOf = (known: PlanningFit, versionId: string) =>
      predictLoopPlan(known, { ...role, versionId }, plan).dimensions[0];
    expect(widthOf(grown, 'v1')).toEqual(widthOf(fit, 'v1'));
    expect(widthOf(grown, 'v11')).toEqual(widthOf(grown, 'v10'));
    expect(widthOf(grown, 'v11')?.halfWidth).not.toBe(widthOf(fit, 'v1')?.halfWidth);
    const unknown: PlanningFit = {
      ...fit,
      dimensions: fit.dimensions.map((own, n) => (n === 0 ? { ...own, dimensionId: uuid(999) } : own)),
    };
    const average = { ...fit, hyper: { ...fit.hyper, difficulty: difficulty.with(0, 0) } };
    expect(widthOf(unknown, 'v1')).toEqual({ ...widthOf(average, 'v1'), isNew: true });
  });
});

describe('a dimension whose anchors do not fit the shared scale', () => {
  const off = (...places: number[]): PlanningFit => ({
    ...fit,
    offScale: places.map((place) => fit.dimensions[place]?.name ?? ''),
  });
  const everything = [round('query', [ana, bo], [0, 1, 2, 3])];

  it('has no range, and is left out of what is said of all', () => {
    const told = predictLoopPlan(off(1), role, everything);
    expect(told.dimensions[1]).toMatchObject({ people: 2, halfWidth: null, isOffScale: true });
    const own = predictPlan(
      model,
      [0, 1].map((rater) => ({ rater, dimensions: [0, 1, 2, 3], slot: 0 })),
      Float64Array.of(1, 0, 1, 2),
    );
    if (own.kind !== 'plan_prediction') throw new Error(own.reason);
    const asKnown = predictLoopPlan(off(1), role, [round('query', [ana, null], [0, 1, 2, 3])]);
    expect(asKnown.composite).toEqual({ kind: 'half_width', halfWidth: rounded(own.overall.halfWidth) });
    expect(asKnown.everyDimension).toBe(rounded(own.everyDimension.halfWidth));
  });

  it('takes the composite away where it is a must-have, or too much of the weight', () => {
    const withheld = { kind: 'no_figure', reason: 'anchors_off_scale' };
    expect(predictLoopPlan(off(0), role, everything).composite).toEqual(withheld);
    expect(predictLoopPlan(off(3), role, everything).composite).toEqual(withheld);
  });

  it('may be all that a plan scores, or all that the role has', () => {
    const told = predictLoopPlan(off(1), role, [round('query', [ana], [1])]);
    expect(told.dimensions.map(({ halfWidth }) => halfWidth)).toEqual([null, null, null, null]);
    expect(told.composite).toEqual({ kind: 'no_figure', reason: 'must_have_not_assessed' });
    expect(told.everyDimension).toBeGreaterThan(predictLoopPlan(off(1), role, everything).everyDimension);
    expect(predictPlanned(off(0, 1, 2, 3), role, everything)).toEqual({
      kind: 'no_prediction',
      reason: 'anchors_off_scale',
      next: null,
    });
  });
});
