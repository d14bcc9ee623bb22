import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covariance, severityContrast, variance, whiten } from '#server/calibration/engine/covariance.ts';
import type { Seat } from '#server/calibration/engine/design/plan.ts';
import { createPlanningModel, type PlanningModel } from '#server/calibration/engine/design/planning-model.ts';
import { type PlanPrediction, predictPlan } from '#server/calibration/engine/design/predict-plan.ts';
import { dimensionInterval, fairAverage, fairInterval } from '#server/calibration/engine/fair-average.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { equalWeights, generator, mustFit, ratingsFrom } from '#tests/engine/oracle.ts';
import { normals, ORACLE_DESIGN, scoreDrawer, simulate } from '#tests/engine/review-simulation.ts';

const RATERS = 24;
const CANDIDATES = 150;

/** A family of 150 candidates and 24 raters at its true hyper-parameters, and what the planner reads of its fit. */
function family(link: 'rsm' | 'cum', sigmaCard: number) {
  const sim = simulate(77, { candidates: CANDIDATES, raters: RATERS, sigmaCard, link });
  const hyper = {
    thresholds: Float64Array.from(ORACLE_DESIGN.thresholds),
    difficulty: Float64Array.from(sim.difficulty),
    sigmaCandidate: ORACLE_DESIGN.sigmaCandidate,
    sigmaCell: ORACLE_DESIGN.sigmaCell,
    sigmaRater: ORACLE_DESIGN.sigmaRater,
    sigmaCard: sigmaCard > 0 ? sigmaCard : null,
  };
  const counts = { candidates: CANDIDATES, raters: RATERS, dimensions: 8 };
  const { solution } = mustFit(ratingsFrom(sim.rows, counts), { link }, hyper);
  const white = Array.from({ length: RATERS }, (_, r) => whiten(solution, severityContrast(r)));
  const model = createPlanningModel({
    link: solution.link,
    thresholds: hyper.thresholds,
    difficulty: hyper.difficulty,
    sigmaCandidate: hyper.sigmaCandidate,
    sigmaCell: hyper.sigmaCell,
    sigmaRater: hyper.sigmaRater,
    sigmaCard,
    severity: solution.effects.rater,
    severityCovariance: Float64Array.from(
      white.flatMap((a, i) => white.map((b, j) => (i === j ? variance(a) : covariance(a, b)))),
    ),
  });
  return { sim, hyper, model };
}

const PLAN: readonly Seat[] = [
  { rater: 2, dimensions: [0, 1, 2] },
  { rater: 5, dimensions: [2, 3, 4] },
  { rater: 9, dimensions: [0, 3, 5] },
  { rater: null, dimensions: [1, 4, 5] },
];

function mustPredict(
  model: PlanningModel,
  seats: readonly Seat[],
  weights = equalWeights(8),
): PlanPrediction {
  const prediction = predictPlan(model, seats, weights);
  if (prediction.kind !== 'plan_prediction') throw new Error(prediction.reason);
  return prediction;
}

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

describe('the predicted interval of a planned loop', () => {
  it.each([
    ['rsm', 0],
    ['rsm', 0.5],
    ['cum', 0],
  ] as const)(
    'is the one that fits give after candidates of that plan, %s, card SD %s: overall within 3 %, each dimension within 4 %',
    (link, sigmaCard) => {
      const { sim, hyper, model } = family(link, sigmaCard);
      const random = generator(5);
      const normal = normals(random);
      const draw = scoreDrawer(link, 5);
      const onDimension: number[][] = Array.from({ length: 6 }, () => []);
      const overall: number[] = [];
      const every: number[] = [];
      for (let k = 0; k < 60; k++) {
        const theta = hyper.sigmaCandidate * normal();
        const delta = Array.from({ length: 8 }, () => hyper.sigmaCell * normal());
        const rows = [...sim.rows];
        for (const { rater, dimensions } of PLAN) {
          const severity = rater === null ? hyper.sigmaRater * normal() : (sim.severity[rater] ?? Number.NaN);
          const gamma = sigmaCard * normal();
          for (const d of dimensions) {
            const eta = theta + (delta[d] ?? 0) + gamma - severity - (sim.difficulty[d] ?? 0);
            rows.push([CANDIDATES + 1, (rater ?? RATERS) + 1, d + 1, draw(eta, hyper.thresholds, random())]);
          }
        }
        const ratings = ratingsFrom(rows, { raters: RATERS + 1, dimensions: 8 });
        const { solution } = mustFit(ratings, { link }, hyper);
        onDimension.forEach((widths, d) => {
          const interval = dimensionInterval(solution, CANDIDATES, d, 0.9);
          if (isRefusal(interval)) throw new Error(interval.reason);
          widths.push((interval.high - interval.low) / 2);
        });
        for (const [over, widths] of [
          ['assessed', overall],
          ['every', every],
        ] as const) {
          const average = fairAverage(solution, CANDIDATES, equalWeights(8), over);
          if (isRefusal(average)) throw new Error(average.reason);
          const { low, high } = fairInterval(average, 0.9);
          widths.push((high - low) / 2);
        }
      }
      const prediction = mustPredict(model, PLAN);
      expect(prediction.dimensions.map((own) => [own.dimension, own.ratings])).toEqual(
        [0, 1, 2, 3, 4, 5].map((d) => [d, 2]),
      );
      for (const own of prediction.dimensions)
        expect(Math.abs(own.halfWidth / mean(onDimension[own.dimension] ?? []) - 1)).toBeLessThan(0.04);
      expect(Math.abs(prediction.overall.halfWidth / mean(overall) - 1)).toBeLessThan(0.03);
      expect(Math.abs(prediction.everyDimension.halfWidth / mean(every) - 1)).toBeLessThan(0.03);
      expect(prediction.coverage).toBe(0.75);
    },
  );

  const { model } = family('rsm', 0.4);

  it('stays on the scale around what a candidate at the prior mean would get', () => {
    for (const own of mustPredict(model, PLAN).dimensions) {
      expect(own.typical.low).toBeGreaterThan(1);
      expect(own.typical.high).toBeLessThan(5);
      expect(own.typical.low).toBeLessThan(own.typical.fair);
      expect(own.typical.high).toBeGreaterThan(own.typical.fair);
      expect(own.halfWidth).toBeLessThanOrEqual((own.typical.high - own.typical.low) / 2 + 0.05);
    }
  });

  const seat = fc.record({
    rater: fc.option(fc.integer({ min: 0, max: RATERS - 1 }), { nil: null }),
    dimensions: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }),
  });

  it('does not depend on the order of seats or dimensions, and never widens with a seat more', () => {
    fc.assert(
      fc.property(fc.array(seat, { minLength: 1, maxLength: 5 }), seat, (seats, extra) => {
        const one = mustPredict(model, seats);
        const turned = [...seats]
          .reverse()
          .map((own) => ({ ...own, dimensions: [...own.dimensions].reverse() }));
        const two = mustPredict(model, turned);
        expect(two.overall.halfWidth).toBeCloseTo(one.overall.halfWidth, 10);
        two.dimensions.forEach((own, i) => {
          expect(own.halfWidth).toBeCloseTo(one.dimensions[i]?.halfWidth ?? Number.NaN, 10);
        });
        const more = mustPredict(model, [...seats, extra]);
        expect(more.everyDimension.typical.high - more.everyDimension.typical.low).toBeLessThan(
          one.everyDimension.typical.high - one.everyDimension.typical.low + 1e-3,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is mirrored with the scale', () => {
    const other = createPlanningModel({
      ...model,
      thresholds: model.thresholds.map((tau) => -tau).reverse(),
      difficulty: model.difficulty.map((b) => -b),
      severity: model.severity.map((s) => -s),
    });
    const [one, two] = [mustPredict(model, PLAN), mustPredict(other, PLAN)];
    expect(two.overall.halfWidth).toBeCloseTo(one.overall.halfWidth, 8);
    expect(two.overall.typical.low).toBeCloseTo(6 - one.overall.typical.high, 8);
    expect(two.dimensions[2]?.typical.high).toBeCloseTo(
      6 - (one.dimensions[2]?.typical.low ?? Number.NaN),
      8,
    );
  });

  it('counts a person once, a stranger as less known, and two in one slot as fewer than two', () => {
    const width = (...seats: Seat[]): number => mustPredict(model, seats).everyDimension.halfWidth;
    const known = { rater: 3, dimensions: [0, 1] };
    expect(width(known, known)).toBeCloseTo(width(known), 12);
    expect(width({ rater: 3, dimensions: [0] }, { rater: 3, dimensions: [1] })).toBeCloseTo(width(known), 12);
    expect(width({ rater: null, dimensions: [0, 1] })).toBeGreaterThan(width(known));
    const other = { rater: 7, dimensions: [0, 1] };
    const apart = width(known, other);
    const together = width({ ...known, slot: 1 }, { ...other, slot: 1 });
    expect(together).toBeGreaterThan(apart);
    expect(together).toBeLessThan(width(known));
    expect(width({ ...known, slot: 1 }, { ...other, slot: 2 })).toBeCloseTo(apart, 12);
  });

  it('knows that raters whose levels are only known together tell less than they seem to', () => {
    const width = (shared: number): number => {
      const own = createPlanningModel({
        ...model,
        severity: new Float64Array(2),
        severityCovariance: Float64Array.of(0.3, shared, shared, 0.3),
      });
      return mustPredict(own, [
        { rater: 0, dimensions: [0, 1] },
        { rater: 1, dimensions: [0, 1] },
      ]).overall.halfWidth;
    };
    expect(width(0.29)).toBeGreaterThan(1.03 * width(0));
    expect(width(0)).toBeGreaterThan(1.03 * width(-0.29));
  });

  it('knows that somebody whose scores are nearly always the lowest tells little', () => {
    const width = (severity: number): number => {
      const own = createPlanningModel({
        ...model,
        severity: Float64Array.of(severity),
        severityCovariance: Float64Array.of(0.02),
      });
      return mustPredict(own, [{ rater: 0, dimensions: [0, 1] }]).overall.halfWidth;
    };
    expect(width(5)).toBeGreaterThan(1.2 * width(0));
    expect(width(-5)).toBeGreaterThan(1.2 * width(0));
  });

  it('refuses an empty plan and one without weight, and throws on unknown people and dimensions', () => {
    const none = { kind: 'undetermined', reason: 'nothing_planned' };
    expect(predictPlan(model, [], equalWeights(8))).toEqual(none);
    expect(predictPlan(model, [{ rater: 1, dimensions: [] }], equalWeights(8))).toEqual(none);
    const weights = Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0);
    expect(predictPlan(model, [{ rater: 1, dimensions: [2] }], weights)).toEqual(none);
    expect(mustPredict(model, [{ rater: 1, dimensions: [0, 2] }], weights).coverage).toBe(1);
    expect(() => predictPlan(model, [{ rater: 99, dimensions: [0] }], weights)).toThrow(RangeError);
    expect(() => predictPlan(model, [{ rater: 1, dimensions: [8] }], weights)).toThrow(RangeError);
    expect(() => createPlanningModel({ ...model, severityCovariance: new Float64Array(3) })).toThrow(
      RangeError,
    );
  });

  it('needs no candidate-by-dimension effect', () => {
    const without = createPlanningModel({ ...model, sigmaCell: 0 });
    const { overall, everyDimension } = mustPredict(without, [{ rater: 1, dimensions: [0, 1] }]);
    expect(Number.isFinite(overall.halfWidth)).toBe(true);
    expect(everyDimension.halfWidth).toBeLessThan(
      mustPredict(model, [{ rater: 1, dimensions: [0, 1] }]).everyDimension.halfWidth,
    );
  });
});
