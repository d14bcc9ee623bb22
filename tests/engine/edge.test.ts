import { describe, expect, it } from 'vitest';
import { severityVariance } from '#server/calibration/engine/covariance.ts';
import { dimensionInterval, fairAverage, fairInterval } from '#server/calibration/engine/fair-average.ts';
import { type Fit, fitProvisional } from '#server/calibration/engine/fit.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { figuresOf, raterLevel } from '#server/calibration/engine/statements.ts';
import { DEGENERATE, numbersIn } from '#tests/engine/degenerate.ts';
import {
  deviation,
  equalWeights,
  mustFit,
  parseTable,
  publishedHyper,
  ratingsFrom,
  readFixture,
  readRatings,
  rowsOf,
} from '#tests/engine/oracle.ts';

function everyDimension(fit: Fit, candidate: number, dimensions: number) {
  const average = fairAverage(fit.solution, candidate, equalWeights(dimensions), 'every');
  if (isRefusal(average)) throw new Error(average.reason);
  return average;
}

describe('T10 edge rows at the published hyper-parameters of sim_rsm (within .002, held to 1e-9)', () => {
  const rows = [...rowsOf(readFixture('sim/sim_rsm.csv')), ...rowsOf(readFixture('edge/extra_rows.csv'))];
  const ratings = ratingsFrom(rows, { candidates: 406, raters: 63, dimensions: 8 });
  const fit = mustFit(ratings, {}, publishedHyper());

  it.each(parseTable(readFixture('edge/expected_candidates.csv')))('candidate $candidate: $what', (row) => {
    const average = everyDimension(fit, Number(row.candidate) - 1, 8);
    expect(Math.abs(average.composite.value - Number(row.composite))).toBeLessThan(1e-9);
    expect(Math.abs(average.composite.standardError - Number(row.se_given_hyper))).toBeLessThan(1e-9);
    expect(Math.abs(average.fair.value - Number(row.fair))).toBeLessThan(1e-9);
  });

  it.each(parseTable(readFixture('edge/expected_raters.csv')))('rater $rater: $what', (row) => {
    const rater = Number(row.rater) - 1;
    expect(Math.abs((fit.solution.effects.rater[rater] ?? Number.NaN) - Number(row.severity))).toBeLessThan(
      1e-9,
    );
    const standardError = Math.sqrt(severityVariance(fit.solution, rater));
    expect(Math.abs(standardError - Number(row.se_given_hyper))).toBeLessThan(1e-9);
  });
});

describe('sim_rsm at its published hyper-parameters', () => {
  const fit = mustFit(readRatings('sim/sim_rsm.csv'), {}, publishedHyper());
  const candidates = parseTable(readFixture('sim/sim_rsm_expected_rsm_candidates.csv'));
  const averages = candidates.map((_, c) => everyDimension(fit, c, 8));
  const column = (name: string): number[] => candidates.map((row) => Number(row[name]));

  it('gives the published log likelihood -6564.4738 (within .001, held to 1e-6)', () => {
    expect(Math.abs(-fit.diagnostics.laplace - -6564.473808)).toBeLessThan(1e-6);
  });

  it('gives every composite and fair average (within .002, held to 1e-9)', () => {
    expect(
      deviation(
        averages.map((a) => a.composite.value),
        column('composite'),
      ),
    ).toBeLessThan(1e-9);
    expect(
      deviation(
        averages.map((a) => a.fair.value),
        column('fair'),
      ),
    ).toBeLessThan(1e-9);
  });

  it('gives every severity (within .002, held to 1e-9)', () => {
    const raters = parseTable(readFixture('sim/sim_rsm_expected_rsm_raters.csv'));
    expect(
      deviation(
        fit.solution.effects.rater,
        raters.map((row) => Number(row.severity)),
      ),
    ).toBeLessThan(1e-9);
  });

  it('gives every standard error given the hyper-parameters (within 1 %, held to 1e-9)', () => {
    const expected = column('composite_se_given_hyper');
    expect(
      deviation(
        averages.map((a) => a.composite.standardError),
        expected,
      ),
    ).toBeLessThan(1e-9);
  });
});

describe.each(['rsm', 'cum'] as const)('T10 degenerate data under %s', (link) => {
  it.each(DEGENERATE)('%s: converges to finite figures', (_, rows, categories, counts = {}) => {
    const ratings = ratingsFrom(rows, { categories, ...counts });
    const fit = mustFit(ratings, { link });
    expect(fit.state).toBe('raw_only');
    expect(fit.bookkeeping.stopped).toBe('step');
    const { effects, hyper } = fit.solution;
    expect(numbersIn([effects, hyper, fit.diagnostics]).every(Number.isFinite)).toBe(true);
    const weights = equalWeights(ratings.dimensions);
    for (let c = 0; c < ratings.candidates; c++) {
      const average = everyDimension(fit, c, ratings.dimensions);
      const interval = fairInterval(average, 0.9);
      expect(numbersIn([average, interval]).every(Number.isFinite)).toBe(true);
      expect(average.fair.value).toBeGreaterThan(1);
      expect(average.fair.value).toBeLessThan(categories);
      expect(interval.low).toBeLessThan(average.fair.value);
      expect(interval.high).toBeGreaterThan(average.fair.value);
      for (let d = 0; d < ratings.dimensions; d++) {
        const own = dimensionInterval(fit.solution, c, d, 0.9);
        expect(isRefusal(own) || numbersIn(own).every(Number.isFinite)).toBe(true);
      }
    }
    for (let r = 0; r < ratings.raters; r++) {
      const variance = severityVariance(fit.solution, r);
      expect(variance).toBeGreaterThan(0);
      expect(variance).toBeLessThanOrEqual(hyper.sigmaRater ** 2 * (1 + 1e-12));
      expect(raterLevel(fit, r)).toEqual({ kind: 'suppressed', reason: 'raw_only' });
    }
    expect(numbersIn(figuresOf(fit, [0], weights)).every(Number.isFinite)).toBe(true);
  });

  it('keeps candidates, raters and dimensions without ratings at exactly 0', () => {
    const ratings = ratingsFrom(
      [
        [1, 1, 1, 2],
        [2, 1, 1, 4],
        [1, 1, 3, 5],
      ],
      { candidates: 3, raters: 2, dimensions: 4 },
    );
    const { effects, hyper } = mustFit(ratings, { link }).solution;
    expect(effects.candidate[2]).toBe(0);
    expect(effects.rater[1]).toBe(0);
    expect(Math.abs(hyper.difficulty[1] ?? Number.NaN)).toBeLessThan(1e-12);
    expect(Math.abs(hyper.difficulty[3] ?? Number.NaN)).toBeLessThan(1e-12);
  });
});

describe('input that cannot be fitted', () => {
  it('is refused as not assessed where there are no ratings', () => {
    expect(fitProvisional(ratingsFrom([], { candidates: 2, raters: 2, dimensions: 1 }))).toEqual({
      kind: 'not_assessed',
      reason: 'no_ratings',
    });
  });

  it('is returned with its faults by row', () => {
    const result = fitProvisional(
      ratingsFrom(
        [
          [1, 1, 1, 6],
          [3, 1, 1, 2],
        ],
        { candidates: 2, raters: 1 },
      ),
    );
    expect(result).toMatchObject({
      kind: 'invalid_ratings',
      total: 2,
      faults: [
        { row: 0, field: 'score' },
        { row: 1, field: 'candidate' },
      ],
    });
  });

  it('names a rating that is given twice', () => {
    const result = fitProvisional(
      ratingsFrom([
        [1, 1, 1, 3],
        [2, 1, 1, 2],
        [1, 1, 1, 4],
      ]),
    );
    expect(result).toMatchObject({
      kind: 'invalid_ratings',
      total: 1,
      faults: [{ row: 2, field: 'duplicate' }],
    });
  });

  it('is suppressed where the solver was stopped before its tolerance', () => {
    const result = fitProvisional(readRatings('gold/gold.csv'), {
      tolerances: { step: 1e-10, iterations: 2 },
    });
    expect(result).toEqual({ kind: 'suppressed', reason: 'no_convergence' });
  });
});
