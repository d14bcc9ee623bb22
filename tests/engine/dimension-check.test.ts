import { describe, expect, it } from 'vitest';
import type { Solution } from '#server/calibration/engine/covariance.ts';
import type { HyperParameters } from '#server/calibration/engine/hyper.ts';
import {
  checkDimensions,
  type DimensionCheck,
  LEAST_DIMENSION_RATINGS,
  LEAST_DISPLACEMENT,
} from '#server/calibration/engine/review/dimension-check.ts';
import { viewSolution } from '#server/calibration/engine/review/view-solution.ts';
import { mustFit, mustFitFully, randomRows, ratingsFrom, readRatings } from '#tests/engine/oracle.ts';
import { type Design, ORACLE_DESIGN, type RaterKind, simulate } from '#tests/engine/review-simulation.ts';

function hyperOf(design: Design, difficulty: readonly number[]): HyperParameters {
  return {
    thresholds: Float64Array.from(design.thresholds),
    difficulty: Float64Array.from(difficulty),
    sigmaCandidate: design.sigmaCandidate,
    sigmaCell: design.sigmaCell,
    sigmaRater: design.sigmaRater,
    sigmaCard: design.sigmaCard > 0 ? design.sigmaCard : null,
  };
}

/** A simulated set, fitted by maximum likelihood or solved at its true hyper-parameters. */
function solutionOf(seed: number, how: 'estimated' | 'true', changes: Partial<Design> = {}): Solution {
  const design = { ...ORACLE_DESIGN, ...changes };
  const { candidates, raters, dimensions, link } = design;
  const { rows, difficulty } = simulate(seed, changes);
  const ratings = ratingsFrom(rows, { candidates, raters, dimensions });
  if (how === 'true') return mustFit(ratings, { link }, hyperOf(design, difficulty)).solution;
  return mustFitFully(ratings, { link, cardEffect: design.sigmaCard > 0 ? 'auto' : 'none' }).solution;
}

function checksOf(solution: Solution): DimensionCheck[] {
  const { view, product } = viewSolution(solution);
  return checkDimensions(view, solution.problem.dimensions, product).map((own) => {
    if (own.kind !== 'dimension_check') throw new Error(own.reason);
    return own;
  });
}

const flaggedIn = (checks: readonly DimensionCheck[]): number[] =>
  checks.flatMap(({ dimension, flagged }) => (flagged ? [dimension] : []));

/** Thresholds out of order: the middle score is hardly used. */
const NO_MIDDLE = new Map([[3, [-1, 0.6, -0.9, 0.5]]]);
/** The three lower thresholds half as far apart: 2 and 3 mean less than elsewhere. */
const SQUEEZED = new Map([[3, [-1.5, -1.1, -0.6, 2]]]);

describe('T16 the check of dimensions', () => {
  it.each([
    ['a middle score that is hardly used', NO_MIDDLE],
    ['lower scores squeezed together', SQUEEZED],
  ] as const)(
    'names the dimension with %s, and no other, on 3 of 3 sets estimated by maximum likelihood',
    (_, own) => {
      for (const seed of [1, 2, 3, 4, 5]) {
        const checks = checksOf(solutionOf(seed, 'estimated', { own }));
        expect(flaggedIn(checks)).toEqual([3]);
        expect(checks[3]?.pValue).toBeLessThan(1e-4);
        expect(Math.max(...(checks[3]?.displacement ?? []).map(Math.abs))).toBeGreaterThan(
          LEAST_DISPLACEMENT,
        );
      }
    },
  );

  it('shows what is wrong with it: observed against expected use', () => {
    const use = checksOf(solutionOf(1, 'estimated', { own: NO_MIDDLE }))[3]?.use;
    if (use === undefined) throw new Error('no use');
    const ratio = Array.from(use.observed, (count, k) => count / (use.expected[k] ?? Number.NaN));
    expect(ratio[2]).toBeLessThan(0.4);
    expect(ratio[0]).toBeGreaterThan(1.5);
    expect(ratio[4]).toBeGreaterThan(1.5);
  });

  it('estimates the displacement of the thresholds in one step (.35 logits, sign and size)', () => {
    const checks = checksOf(solutionOf(2, 'estimated', { own: SQUEEZED }));
    const difference = [0.9, 0, -0.9, 0];
    checks[3]?.displacement.forEach((shift, m) => {
      expect(Math.abs(shift - (difference[m] ?? Number.NaN))).toBeLessThan(0.35);
    });
  });

  it('names both of two, though they share the thresholds that they bend', () => {
    const own = new Map([...NO_MIDDLE, [6, [-1, 0.6, -0.9, 0.5]]]);
    expect(flaggedIn(checksOf(solutionOf(3, 'estimated', { own })))).toEqual([3, 6]);
  });

  it('flags none on sim_rsm, erratic raters and all', () => {
    const fit = mustFitFully(readRatings('sim/sim_rsm.csv', { candidates: 400, raters: 60, dimensions: 8 }), {
      link: 'rsm',
      cardEffect: 'none',
    });
    expect(flaggedIn(checksOf(fit.solution))).toEqual([]);
  });

  /**
   * Measured apart from this test on fresh clean sets, hyper-parameters estimated: 9 of 600 families flagged with 400
   * candidates, 3 of 300 with 60, 0 of 60 under cum, 0 of 40 with a card SD of .5: 12 of 1,000 at a level of 1 %. The two
   * misfits above: 80 of 80.
   */
  it('flags 1 % of clean families: at most 3 of 60 in four designs, with P values of the size they claim', () => {
    const small = { candidates: 150, raters: 23 };
    const designs: Partial<Design>[] = [
      { candidates: 250, raters: 38 },
      { ...small, link: 'cum' },
      { ...small, sigmaCard: 0.5 },
      { candidates: 60, raters: 9 },
    ];
    let families = 0;
    const pValues: number[] = [];
    for (const changes of designs) {
      for (let seed = 1; seed <= 15; seed++) {
        const checks = checksOf(solutionOf(seed, 'true', changes));
        if (flaggedIn(checks).length > 0) families++;
        pValues.push(...checks.map(({ pValue }) => pValue));
      }
    }
    expect(families).toBeLessThanOrEqual(3);
    const share = (level: number): number => pValues.filter((p) => p < level).length / pValues.length;
    expect(Math.abs(share(0.05) - 0.05)).toBeLessThan(0.02);
    expect(Math.abs(share(0.2) - 0.2)).toBeLessThan(0.04);
    expect(Math.abs(share(0.5) - 0.5)).toBeLessThan(0.05);
  });

  it('does not blame dimensions for a tenth of erratic raters: at most 1 of 15 families', () => {
    const kinds: RaterKind[] = Array.from({ length: 4 }, () => 'erratic');
    let families = 0;
    for (let seed = 201; seed <= 215; seed++)
      if (flaggedIn(checksOf(solutionOf(seed, 'true', { kinds, candidates: 250, raters: 38 }))).length > 0)
        families++;
    expect(families).toBeLessThanOrEqual(1);
  });

  it('says nothing below 60 ratings, of one dimension, of two categories, or of nothing', () => {
    const size = { candidates: 40, raters: 8, panel: 4, each: 2, categories: 5 };
    const reasons = (changes: { dimensions: number; categories?: number }, more = 0): string[] => {
      const design = { ...size, ...changes };
      const counts = { ...design, dimensions: design.dimensions + more };
      const { solution } = mustFit(ratingsFrom(randomRows(3, design), counts));
      const { view, product } = viewSolution(solution);
      return checkDimensions(view, counts.dimensions, product).map((own) =>
        own.kind === 'undetermined' ? own.reason : own.kind,
      );
    };
    expect(LEAST_DIMENSION_RATINGS).toBe(60);
    expect(reasons({ dimensions: 3 }, 1)).toEqual([...new Array(3).fill('dimension_check'), 'no_ratings']);
    expect(reasons({ dimensions: 8 })).toEqual(new Array(8).fill('too_few_ratings'));
    expect(reasons({ dimensions: 1 })).toEqual(['one_dimension']);
    expect(reasons({ dimensions: 2, categories: 2 })).toEqual(['one_threshold', 'one_threshold']);
  });

  it('gives two dimensions the same statistic: neither is the odd one', () => {
    const [a, b] = checksOf(solutionOf(5, 'true', { dimensions: 2, candidates: 80, raters: 12 }));
    expect(b?.statistic).toBeCloseTo(a?.statistic ?? Number.NaN, 6);
  });

  it('is finite where a category was never used, with a degree of freedom less or equal', () => {
    const rows = simulate(6, { candidates: 120, raters: 18 }).rows.map(([c = 1, r = 1, d = 1, y = 1]) => [
      c,
      r,
      d,
      y === 3 ? 4 : y,
    ]);
    const fit = mustFitFully(ratingsFrom(rows, { categories: 5 }), {
      link: 'rsm',
      cardEffect: 'none',
    });
    for (const own of checksOf(fit.solution)) {
      expect(Number.isFinite(own.statistic)).toBe(true);
      expect(own.degrees).toBeLessThanOrEqual(3);
      expect(own.flagged).toBe(false);
    }
  });

  it('turns with the scale and with the names of the dimensions', () => {
    const changes = { candidates: 80, raters: 12 };
    const { rows, difficulty } = simulate(7, changes);
    const statistics = (of: number[][], hyper: HyperParameters): number[] =>
      checksOf(mustFit(ratingsFrom(of, { raters: 12, dimensions: 8 }), {}, hyper).solution).map(
        (own) => own.statistic,
      );
    const hyper = hyperOf(ORACLE_DESIGN, difficulty);
    const one = statistics(rows, hyper);
    const mirrored = statistics(
      rows.map(([c = 1, r = 1, d = 1, y = 1]) => [c, r, d, 6 - y]),
      {
        ...hyper,
        thresholds: hyper.thresholds.map((tau) => -tau).reverse(),
        difficulty: hyper.difficulty.map((b) => -b),
      },
    );
    const renamed = statistics(
      rows.map(([c = 1, r = 1, d = 1, y = 1]) => [c, r, 9 - d, y]),
      { ...hyper, difficulty: Float64Array.from(hyper.difficulty).reverse() },
    );
    one.forEach((statistic, d) => {
      expect(mirrored[d]).toBeCloseTo(statistic, 6);
      expect(renamed[7 - d]).toBeCloseTo(statistic, 6);
    });
  });
});
