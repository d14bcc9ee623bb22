import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barLocation } from '#server/calibration/engine/bar.ts';
import { createLink } from '#server/calibration/engine/create-link.ts';
import type { HyperParameters } from '#server/calibration/engine/hyper.ts';
import { maximiseMarginally, OUTER_TOLERANCES } from '#server/calibration/engine/marginal-maximum.ts';
import { readInstEval } from '#tests/bench/calibration-speed.ts';
import { mustFit, mustFitFully, mustIndex, parseTable, ratingsFrom, rowsOf } from '#tests/engine/oracle.ts';
import { referenceFolder } from '#tests/support/reference.ts';

/**
 * Real data sets from GPL packages and a published report: used where the reference folder is present, never shipped.
 * The inner problem at their published estimates and the full fit, both links, without the candidate-by-dimension effect.
 */
const folder = referenceFolder();
/** The variable may name the oracle folder or the one around it. */
const file = (path: string): string => {
  const inner = join(folder ?? '', 'oracle');
  return join(existsSync(inner) ? inner : (folder ?? ''), path);
};
const read = (path: string): string => readFileSync(file(path), 'utf8');

/** Thresholds, difficulties and SDs of a table with a kind (or param) and an estimate per row. */
function hyperOf(text: string, dimensions: number): HyperParameters {
  const rows = parseTable(text).map((row) => ({
    name: row.kind ?? row.param ?? '',
    value: Number(row.est ?? row.Estimate),
  }));
  const all = (name: string): number[] => rows.filter((row) => row.name === name).map((row) => row.value);
  const sigma = (name: string): number => Math.exp(all(name)[0] ?? Number.NaN);
  const difficulty = all('b').length === dimensions ? all('b') : [0];
  return {
    thresholds: Float64Array.from(all('tau')),
    difficulty: Float64Array.from(difficulty),
    sigmaCandidate: sigma('lsd_c'),
    sigmaCell: 1,
    sigmaRater: sigma('lsd_r'),
    sigmaCard: null,
  };
}

const effectsOf = (text: string, kind: string): number[] =>
  parseTable(text).flatMap((row) => (row.kind === kind ? [Number(row.est)] : []));

const largestGap = (a: Float64Array, b: readonly number[]): number =>
  b.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (a[i] ?? Number.NaN))), 0);

describe.skipIf(folder === null)('real data at its published estimates', () => {
  describe.each(['rsm', 'cum'] as const)('under %s', (link) => {
    it.each([
      ['mammogram', 5, 1],
      ['ratings3', 4, 3],
    ] as const)(
      '%s: log likelihood within .001, every effect within 1e-4 (printed to 6 digits)',
      (name, categories, dimensions) => {
        const table = read(`ratings/${name}_tmb_${link}.csv`);
        const summary = JSON.parse(read(`ratings/${name}_summary.json`)) as Record<
          string,
          { logLik: number }
        >; // reason: reference data
        const ratings = ratingsFrom(rowsOf(read(`ratings/${name}.csv`)), { categories, dimensions });
        const fit = mustFit(ratings, { link, cells: 'none' }, hyperOf(table, dimensions));
        expect(Math.abs(-fit.diagnostics.laplace - (summary[link]?.logLik ?? Number.NaN))).toBeLessThan(1e-3);
        expect(largestGap(fit.solution.effects.candidate, effectsOf(table, 'u'))).toBeLessThan(1e-4);
        expect(largestGap(fit.solution.effects.rater, effectsOf(table, 's'))).toBeLessThan(1e-4);
      },
    );

    it.each([
      ['mammogram', 5, 1],
      ['ratings3', 4, 3],
    ] as const)(
      '%s: the full fit finds the published maximum (log likelihood .001, SDs .001, severities .002)',
      (name, categories, dimensions) => {
        const table = read(`ratings/${name}_tmb_${link}.csv`);
        const expected = hyperOf(table, dimensions);
        const summary = JSON.parse(read(`ratings/${name}_summary.json`)) as Record<
          string,
          { logLik: number }
        >; // reason: reference data
        const ratings = ratingsFrom(rowsOf(read(`ratings/${name}.csv`)), { categories, dimensions });
        const fit = mustFitFully(ratings, { link, cells: 'none', cardEffect: 'none' });
        expect(Math.abs(-fit.diagnostics.laplace - (summary[link]?.logLik ?? Number.NaN))).toBeLessThan(1e-3);
        const { hyper, effects } = fit.solution;
        expect(Math.abs(hyper.sigmaCandidate - expected.sigmaCandidate)).toBeLessThan(1e-3);
        expect(Math.abs(hyper.sigmaRater - expected.sigmaRater)).toBeLessThan(1e-3);
        expect(largestGap(effects.rater, effectsOf(table, 's'))).toBeLessThan(2e-3);
      },
    );

    it('InstEval, 73,421 ratings: log likelihood within .01, raters eliminated, at most 8 iterations', () => {
      const ratings = readInstEval(file('insteval/insteval.csv.gz'));
      const hyper = hyperOf(read(`insteval/expected_tmb_${link}_fixed.csv`), ratings.dimensions);
      const summary = JSON.parse(read(`insteval/summary_${link}.json`)) as { logLik: number }; // reason: reference data
      const fit = mustFit(ratings, { link, cells: 'none' }, hyper);
      expect(fit.solution.problem.eliminated).toBe('raters');
      expect(Math.abs(-fit.diagnostics.laplace - summary.logLik)).toBeLessThan(0.01);
      expect(fit.bookkeeping.iterations).toBeLessThanOrEqual(8);
    });

    it('T8 InstEval: the maximum is found from scratch (log likelihood within .01, SDs .001)', () => {
      const problem = mustIndex(readInstEval(file('insteval/insteval.csv.gz')), { cells: 'none' });
      const { laplace, hyper, bookkeeping } = maximiseMarginally(problem, createLink(link, 5), {
        start: null,
        prior: null,
        standardErrors: false,
        tolerances: { ...OUTER_TOLERANCES, decrement: 1e-6 },
      });
      const summary = JSON.parse(read(`insteval/summary_${link}.json`)) as { logLik: number }; // reason: reference data
      const expected = hyperOf(read(`insteval/expected_tmb_${link}_fixed.csv`), problem.dimensions);
      expect(bookkeeping.stopped).toBe('decrement');
      expect(Math.abs(-laplace - summary.logLik)).toBeLessThan(0.01);
      expect(Math.abs(hyper.sigmaCandidate - expected.sigmaCandidate)).toBeLessThan(1e-3);
      expect(Math.abs(hyper.sigmaRater - expected.sigmaRater)).toBeLessThan(1e-3);
      expect(bookkeeping.evaluations).toBeLessThan(15);
    }, 300_000);
  });

  it('a Facets report: bar locations are its Rasch-Thurstone thresholds (.02, as its thresholds are rounded)', () => {
    const scale = JSON.parse(read('scale/facets_table8_fixture.json')) as {
      andrich_thresholds: number[];
      facets_rasch_thurstone_thresholds: number[];
      facets_expectation_measure_half_points: Record<string, number>;
    }; // reason: reference data
    const link = createLink('rsm', 5);
    const tau = Float64Array.from(scale.andrich_thresholds);
    scale.facets_rasch_thurstone_thresholds.forEach((expected, i) => {
      expect(Math.abs(barLocation(link, tau, i + 2) - expected)).toBeLessThan(0.02);
    });
    for (const [half, at] of Object.entries(scale.facets_expectation_measure_half_points))
      expect(Math.abs(link.expectation(at, tau) - Number(half))).toBeLessThan(0.02);
  });
});
