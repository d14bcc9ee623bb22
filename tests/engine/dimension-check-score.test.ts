import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HyperParameters } from '#server/calibration/engine/hyper.ts';
import { laplace } from '#server/calibration/engine/laplace.ts';
import { chiSquaredTail } from '#server/calibration/engine/review/chi-squared.ts';
import { scoreTest } from '#server/calibration/engine/review/score-test.ts';
import { thresholdScore } from '#server/calibration/engine/review/threshold-score.ts';
import { viewSolution } from '#server/calibration/engine/review/view-solution.ts';
import { mustFit, ratingsFrom } from '#tests/engine/oracle.ts';
import { ORACLE_DESIGN, simulate } from '#tests/engine/review-simulation.ts';

describe('the score of dimension-wise thresholds', () => {
  it.each(['rsm', 'cum'] as const)(
    'is the slope of the Laplace likelihood by thresholds and difficulties (a tenth of a standard error), and the information its curvature (10 %), %s',
    (link) => {
      const design = { ...ORACLE_DESIGN, candidates: 60, raters: 10, link };
      const { rows, difficulty } = simulate(8, design);
      const hyper: HyperParameters = {
        thresholds: Float64Array.from(design.thresholds),
        difficulty: Float64Array.from(difficulty),
        sigmaCandidate: design.sigmaCandidate,
        sigmaCell: design.sigmaCell,
        sigmaRater: design.sigmaRater,
        sigmaCard: null,
      };
      const { solution } = mustFit(ratingsFrom(rows, { raters: 10, dimensions: 8 }), { link }, hyper);
      const { view, product } = viewSolution(solution);
      const { score, information } = thresholdScore(view, 8, product);
      const along = (direction: (place: number) => number): { slope: number; deviation: number } => {
        let [slope, square] = [0, 0];
        for (let p = 0; p < 32; p++) {
          slope += direction(p) * (score[p] ?? Number.NaN);
          for (let q = 0; q < 32; q++)
            square += direction(p) * direction(q) * (information[p * 32 + q] ?? Number.NaN);
        }
        return { slope, deviation: Math.sqrt(square) };
      };
      const numerical = (move: (h: number) => HyperParameters): { slope: number; curvature: number } => {
        const at = (h: number): number => -laplace(solution.problem, solution.link, move(h)).value;
        const h = 1e-2;
        const [up, here, down] = [at(h), at(0), at(-h)];
        return { slope: (up - down) / (2 * h), curvature: -(up - 2 * here + down) / (h * h) };
      };
      const compare = (
        own: { slope: number; deviation: number },
        expected: { slope: number; curvature: number },
      ): void => {
        expect(Math.abs(own.slope - expected.slope) / own.deviation).toBeLessThan(0.1);
        expect(Math.abs(own.deviation ** 2 / expected.curvature - 1)).toBeLessThan(0.1);
      };
      const shift = (values: Float64Array, place: number, h: number): Float64Array =>
        values.map((value, i) => (i === place ? value + h : value));
      for (let m = 0; m < 4; m++)
        compare(
          along((p) => (p % 4 === m ? 1 : 0)),
          numerical((h) => ({ ...hyper, thresholds: shift(hyper.thresholds, m, h) })),
        );
      for (let d = 0; d < 8; d++)
        compare(
          along((p) => (Math.floor(p / 4) === d ? 1 : 0)),
          numerical((h) => ({ ...hyper, difficulty: shift(hyper.difficulty, d, h) })),
        );
    },
  );
});

describe('the C(alpha) test', () => {
  const information = Float64Array.from([4, 1, 0, 1, 3, 0, 0, 0, 0]);
  const unit = (...places: number[]): Float64Array =>
    Float64Array.from([0, 1, 2], (p) => (places.includes(p) ? 1 : 0));

  it('projects the nuisance out, as worked by hand', () => {
    // S_A.B = 2 - (1/4) 4 = 1, G_A.B = 3 - 1/4: statistic 4/11, estimate 4/11.
    const result = scoreTest(Float64Array.of(4, 2, 0), information, [unit(0)], [unit(1)]);
    expect(result.statistic).toBeCloseTo(4 / 11, 12);
    expect(result.estimate[0]).toBeCloseTo(4 / 11, 12);
    expect(result.degrees).toBe(1);
  });

  it('leaves out what the nuisance spans and what has no information', () => {
    const spanned = scoreTest(
      Float64Array.of(1, 1, 0),
      information,
      [unit(0), unit(1)],
      [unit(0, 1), unit(2)],
    );
    expect(spanned).toMatchObject({ statistic: 0, degrees: 0 });
    expect([...spanned.estimate]).toEqual([0, 0]);
    const twice = scoreTest(Float64Array.of(4, 2, 0), information, [unit(0), unit(0)], [unit(1), unit(1)]);
    expect(twice.degrees).toBe(1);
    expect(twice.statistic).toBeCloseTo(4 / 11, 12);
  });
});

describe('the C(alpha) test with rounding', () => {
  it('leaves out mixtures of the nuisance directions, whatever the information', () => {
    const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(entries, fc.double({ min: 0.1, max: 0.9 }), (values, share) => {
        const row = (i: number): number[] => values.slice(6 * i, 6 * i + 6);
        const cell = (i: number, j: number): number =>
          row(i).reduce((sum, value, k) => sum + value * (row(j)[k] ?? 0), i === j ? 0.5 : 0);
        const information = Float64Array.from({ length: 36 }, (_, p) => cell(Math.floor(p / 6), p % 6));
        const one = Float64Array.of(1, 2, 3, 0, 0, 1);
        const two = Float64Array.of(0, 1, 0, 1, 1, -1);
        const mixture = one.map((value, p) => share * value + (1 - share) * (two[p] ?? 0));
        const result = scoreTest(Float64Array.from(row(0)), information, [one, two], [mixture]);
        expect(result).toMatchObject({ statistic: 0, degrees: 0 });
      }),
    );
  });
});

describe('the chi-squared distribution', () => {
  it('agrees with published points (Abramowitz & Stegun 26.8)', () => {
    const points = [
      [3.84146, 1, 0.05],
      [6.6349, 1, 0.01],
      [5.99147, 2, 0.05],
      [7.81473, 3, 0.05],
      [16.2662, 3, 0.001],
      [15.5073, 8, 0.05],
    ] as const;
    for (const [x, degrees, tail] of points) expect(chiSquaredTail(x, degrees) / tail).toBeCloseTo(1, 4);
    expect(chiSquaredTail(0, 3)).toBe(1);
    expect(() => chiSquaredTail(1, 0)).toThrow(RangeError);
  });
});
