import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severityVariance } from '#server/calibration/engine/covariance.ts';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { fairAverage } from '#server/calibration/engine/fair-average.ts';
import { fitMaximumLikelihood } from '#server/calibration/engine/fit-maximum-likelihood.ts';
import type { LinkName } from '#server/calibration/engine/link.ts';
import { maximiseMarginally, OUTER_TOLERANCES } from '#server/calibration/engine/marginal-maximum.ts';
import { indexRatings } from '#server/calibration/engine/problem.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { simulate } from '#tests/bench/simulate-ratings.ts';
import { DEGENERATE, numbersIn } from '#tests/engine/degenerate.ts';
import {
  equalWeights,
  mustFitFully,
  randomRows,
  ratingsFrom,
  readFixture,
  rowsOf,
} from '#tests/engine/oracle.ts';

const refusal = { kind: 'suppressed', reason: 'no_convergence' };

describe.each(['rsm', 'cum', 'auto'] as const)('T10 the full fit of degenerate data under %s', (link) => {
  it.each(DEGENERATE)(
    '%s: finite figures under the weak priors that it takes by itself',
    (_, rows, categories, counts = {}) => {
      const ratings = ratingsFrom(rows, { categories, ...counts });
      const fit = mustFitFully(ratings, { link });
      expect(fit.state).toBe('raw_only');
      expect(fit.bookkeeping.stopped).toBe('decrement');
      const { effects, hyper, uncertainty } = fit.solution;
      expect(
        numbersIn([effects, hyper, uncertainty?.covariance, fit.diagnostics]).every(Number.isFinite),
      ).toBe(true);
      expect(fit.bookkeeping.evaluations).toBeLessThan(150);
      for (let c = 0; c < ratings.candidates; c++) {
        const average = fairAverage(fit.solution, c, equalWeights(ratings.dimensions), 'every');
        expect(isRefusal(average)).toBe(false);
        expect(numbersIn(average).every(Number.isFinite)).toBe(true);
      }
      for (let r = 0; r < ratings.raters; r++) expect(severityVariance(fit.solution, r)).toBeGreaterThan(0);
    },
  );

  it.each(DEGENERATE)(
    '%s: a fit with finite figures or a refusal without priors, never a hang',
    (_, rows, categories, counts = {}) => {
      const ratings = ratingsFrom(rows, { categories, ...counts });
      const fit = fitMaximumLikelihood(ratings, { link, priors: 'none' });
      if (fit.kind !== 'fit') expect(fit).toEqual(refusal);
      else
        expect(
          numbersIn([fit.solution.effects, fit.solution.hyper, fit.diagnostics]).every(Number.isFinite),
        ).toBe(true);
    },
  );
});

describe('the full fit', () => {
  it('is refused as not assessed without ratings, and returns malformed input with its faults', () => {
    expect(fitMaximumLikelihood(ratingsFrom([], { candidates: 2, raters: 2, dimensions: 1 }))).toEqual({
      kind: 'not_assessed',
      reason: 'no_ratings',
    });
    expect(fitMaximumLikelihood(ratingsFrom([[1, 1, 1, 6]]))).toMatchObject({
      kind: 'invalid_ratings',
      total: 1,
    });
  });

  it('holds an SD at its floor where the data have none of it, instead of creeping there', () => {
    const { ratings } = simulate({ seed: 5, candidates: 80, sigmaRater: 0 });
    const fit = mustFitFully(ratings, { link: 'rsm', priors: 'none', cardEffect: 'none' });
    expect(fit.solution.hyper.sigmaRater).toBeLessThan(0.01);
    expect(fit.bookkeeping.iterations).toBeLessThan(30);
    for (const severity of fit.solution.effects.rater) expect(Math.abs(severity)).toBeLessThan(1e-3);
    expect(numbersIn(fit.solution.uncertainty?.covariance).every(Number.isFinite)).toBe(true);
  });

  it('starts again from such a floor without stumbling over it', () => {
    const { ratings } = simulate({ seed: 5, candidates: 80, sigmaRater: 0 });
    const options = { link: 'rsm', priors: 'none', cardEffect: 'none' } as const;
    const first = mustFitFully(ratings, options);
    const again = mustFitFully(ratings, { ...options, start: first.solution.hyper });
    expect(Math.abs(again.diagnostics.laplace - first.diagnostics.laplace)).toBeLessThan(1e-6);
  });

  it('takes the weak priors by itself where many ratings have no maximum: all agree always', () => {
    const rows = Array.from({ length: 360 }, (_, i) => {
      const c = i % 30;
      return [c + 1, 1 + Math.floor(i / 30), 1, 1 + (c % 5)];
    });
    expect(fitMaximumLikelihood(ratingsFrom(rows), { link: 'rsm', priors: 'none' })).toEqual(refusal);
    const problem = indexRatings(ratingsFrom(rows));
    if ('kind' in problem) throw new Error(problem.kind);
    const alone = { start: null, prior: null, standardErrors: true, tolerances: OUTER_TOLERANCES };
    expect(maximiseMarginally(problem, createLink('rsm', 5), alone)).toMatchObject({
      uncertainty: null,
      bookkeeping: { stopped: 'runaway' },
    });
    const fit = mustFitFully(ratingsFrom(rows), { link: 'rsm' });
    expect(fit.bookkeeping.stopped).toBe('decrement');
  });

  it('always has an answer under the weak priors, whatever the pattern of the scores', () => {
    const pattern = fc.record({
      seed: fc.nat(1e6),
      link: fc.constantFrom<LinkName>('rsm', 'cum'),
      cells: fc.constantFrom('rated' as const, 'none' as const),
      kind: fc.constantFrom('random', 'top', 'by candidate', 'by rater', 'extremes'),
      candidates: fc.integer({ min: 1, max: 10 }),
      raters: fc.integer({ min: 1, max: 10 }),
      dimensions: fc.integer({ min: 1, max: 4 }),
      categories: fc.integer({ min: 2, max: 9 }),
    });
    const scoreOf = (kind: string, c: number, r: number, y: number, categories: number): number => {
      if (kind === 'top') return categories;
      if (kind === 'by candidate') return 1 + (c % categories);
      if (kind === 'by rater') return 1 + (r % categories);
      return kind === 'extremes' ? (c % 2 === 0 ? 1 : categories) : y;
    };
    fc.assert(
      fc.property(pattern, ({ seed, link, cells, kind, ...size }) => {
        const rows = randomRows(seed, { ...size, panel: 5, each: 3 }).map(([c = 1, r = 1, d = 1, y = 1]) => [
          c,
          r,
          d,
          scoreOf(kind, c, r, y, size.categories),
        ]);
        const fit = mustFitFully(ratingsFrom(rows, size), { link, cells, priors: 'weak' });
        expect(numbersIn([fit.solution.hyper, fit.solution.effects]).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the SDs of a small family from 0 and from running away (weak priors)', () => {
    const rows = rowsOf(readFixture('sim/sim_rsm.csv')).filter(([c = 0]) => c <= 6);
    const fit = mustFitFully(ratingsFrom(rows, { dimensions: 8 }), { link: 'rsm', priors: 'weak' });
    const { sigmaCandidate, sigmaCell, sigmaRater } = fit.solution.hyper;
    for (const sigma of [sigmaCandidate, sigmaCell, sigmaRater]) {
      expect(sigma).toBeGreaterThan(0.1);
      expect(sigma).toBeLessThan(3);
    }
  });

  it('reports the likelihood without the priors', () => {
    const rows = rowsOf(readFixture('sim/sim_rsm.csv'));
    const options = { link: 'rsm', cardEffect: 'none' } as const;
    const plain = mustFitFully(ratingsFrom(rows), options);
    const drawn = mustFitFully(ratingsFrom(rows), { ...options, priors: 'weak' });
    const lost = drawn.diagnostics.laplace - plain.diagnostics.laplace;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThan(0.2);
    expect(drawn.bookkeeping.final).toBeGreaterThan(drawn.diagnostics.laplace + 1);
  });
});
