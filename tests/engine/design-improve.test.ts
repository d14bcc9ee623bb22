import { describe, expect, it } from 'vitest';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { rankAdditions, rankOmissions } from '#server/calibration/engine/design/improve-plan.ts';
import type { Seat } from '#server/calibration/engine/design/plan.ts';
import {
  createPlanningModel,
  informationAt,
  type PlanningModel,
} from '#server/calibration/engine/design/planning-model.ts';
import { type PlanPrediction, predictPlan } from '#server/calibration/engine/design/predict-plan.ts';
import type { Link } from '#server/calibration/engine/link.ts';
import { equalWeights } from '#tests/engine/oracle.ts';

/** A family of 16 raters of one level, each known to .2 logits. */
function modelOf(link: Link): PlanningModel {
  const raters = 16;
  return createPlanningModel({
    link,
    thresholds: Float64Array.of(-2.4, -1.1, 0.3, 2),
    difficulty: Float64Array.of(0.1, 0.5, -0.3, -0.2, 0.2, -0.1, -0.4, 0.2),
    sigmaCandidate: 1,
    sigmaCell: 0.5,
    sigmaRater: 0.6,
    sigmaCard: 0.4,
    severity: new Float64Array(raters),
    severityCovariance: Float64Array.from({ length: raters * raters }, (_, p) =>
      Math.floor(p / raters) === p % raters ? 0.04 : 0,
    ),
  });
}

const PLAN: readonly Seat[] = [
  { rater: 2, dimensions: [0, 1, 2] },
  { rater: 5, dimensions: [2, 3, 4] },
  { rater: 9, dimensions: [0, 3, 5] },
  { rater: null, dimensions: [1, 4, 5] },
];

function mustPredict(model: PlanningModel, seats: readonly Seat[]): PlanPrediction {
  const prediction = predictPlan(model, seats, equalWeights(8));
  if (prediction.kind !== 'plan_prediction') throw new Error(prediction.reason);
  return prediction;
}

describe('expected information', () => {
  it.each(['rsm', 'cum'] as const)(
    'is the variance of the slope of log P, %s (1e-3), and flat beyond the table',
    (name) => {
      const link = createLink(name, 5);
      const own = modelOf(link);
      const out = new Float64Array(4);
      for (const eta of [-3.03, -0.47, 0, 1.25, 4.5]) {
        let square = 0;
        for (let k = 1; k <= 5; k++) {
          link.evaluate(k, eta, own.thresholds, out);
          square += Math.exp(out[0] ?? Number.NaN) * (out[1] ?? Number.NaN) ** 2;
        }
        expect(Math.abs(informationAt(own, eta) - square)).toBeLessThan(1e-3);
      }
      expect(informationAt(own, 50)).toBe(informationAt(own, 12));
      expect(informationAt(own, -50)).toBe(informationAt(own, -12));
    },
  );
});

describe('what to add and what to drop', () => {
  const model = modelOf(createLink('rsm', 5));
  const weights = equalWeights(8);

  it('puts the addition first that narrows most for its minutes: dimensions not seen yet, by somebody known', () => {
    const additions = [
      { seat: { rater: 12, dimensions: [0, 1] }, minutes: 45 },
      { seat: { rater: null, dimensions: [6, 7] }, minutes: 45 },
      { seat: { rater: 12, dimensions: [6, 7] }, minutes: 45 },
      { seat: { rater: 12, dimensions: [6, 7] }, minutes: 60 },
      { seat: { rater: 12, dimensions: [2, 5, 6, 7] }, minutes: 240 },
    ];
    const ranked = rankAdditions(model, PLAN, additions, weights);
    expect(ranked[0]?.index).toBe(2);
    expect([0, 4]).toContain(ranked.at(-1)?.index);
    const byWidth = [...ranked].sort((a, b) => b.narrowing - a.narrowing);
    expect(byWidth[0]?.index).toBe(4);
    const now = mustPredict(model, PLAN).everyDimension.halfWidth;
    for (const own of ranked) {
      const after = mustPredict(model, [...PLAN, additions[own.index]?.seat as Seat]); // reason: an index of the list
      expect(own.halfWidth).toBeCloseTo(after.everyDimension.halfWidth, 12);
      expect(own.narrowing).toBeCloseTo(now - own.halfWidth, 12);
      expect(own.narrowing).toBeGreaterThan(0);
      expect(own.narrowingPerHour).toBeCloseTo((60 * own.narrowing) / own.minutes, 12);
    }
    expect(rankAdditions(model, PLAN, [], weights)).toEqual([]);
  });

  it('puts first what can be dropped at least loss: a second look at what two others have seen', () => {
    const planned = [
      ...PLAN.map((seat) => ({ seat, minutes: 45 })),
      { seat: { rater: null, dimensions: [0] }, minutes: 45 },
    ];
    const ranked = rankOmissions(model, planned, weights);
    expect(ranked[0]?.index).toBe(4);
    for (const own of ranked) expect(own.narrowing).toBeLessThan(0);
    const losses = ranked.map((own) => own.narrowingPerHour);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    const some = rankOmissions(model, planned, weights, [0, 4]);
    expect(some).toEqual(ranked.filter(({ index }) => index === 0 || index === 4));
  });

  it('knows what the only seat is worth against no seat at all, and wants minutes and weights', () => {
    const only = { seat: { rater: 2, dimensions: [0] }, minutes: 30 };
    const [added] = rankAdditions(model, [], [only], weights);
    const [dropped] = rankOmissions(model, [only], weights);
    expect(dropped?.narrowing).toBeCloseTo(-(added?.narrowing ?? Number.NaN), 12);
    expect(dropped?.halfWidth).toBeGreaterThan(1);
    expect(() => rankAdditions(model, PLAN, [{ ...only, minutes: 0 }], weights)).toThrow(RangeError);
    expect(() => rankOmissions(model, [only], new Float64Array(8))).toThrow(RangeError);
  });
});
