import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairAverage, fairInterval } from '#server/calibration/engine/fair-average.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';
import type { LinkName } from '#server/calibration/engine/link.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import {
  deviation,
  equalWeights,
  generator,
  mustFit,
  mustFitFully,
  randomRows,
  ratingsFrom,
} from '#tests/engine/oracle.ts';

/** T14. A change that must change nothing changes nothing: bit for bit where the arithmetic is the same, else 1e-8. */
const NEAR = 1e-8;

const design = fc.record({
  link: fc.constantFrom<LinkName>('rsm', 'cum'),
  seed: fc.nat(1e6),
  candidates: fc.integer({ min: 1, max: 8 }),
  raters: fc.integer({ min: 1, max: 6 }),
  dimensions: fc.integer({ min: 1, max: 4 }),
  panel: fc.integer({ min: 1, max: 3 }),
  each: fc.integer({ min: 1, max: 3 }),
  categories: fc.integer({ min: 2, max: 7 }),
});

function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = generator(seed);
  const pool = [...values];
  return values.map(() => pool.splice(Math.floor(random() * pool.length), 1)[0] as T); // reason: the pool lasts
}

function averages(fit: Fit): { fair: number; se: number; low: number; high: number }[] {
  const { candidates, dimensions } = fit.solution.problem;
  return Array.from({ length: candidates }, (_, c) => {
    const average = fairAverage(fit.solution, c, equalWeights(dimensions), 'every');
    if (isRefusal(average)) throw new Error(average.reason);
    const { low, high } = fairInterval(average, 0.9);
    return { fair: average.fair.value, se: average.fair.standardError, low, high };
  });
}

describe('T14 the fit', () => {
  it('gives the same bytes for the same ratings in any order', () => {
    fc.assert(
      fc.property(design, (d) => {
        const rows = randomRows(d.seed, d);
        const one = mustFit(ratingsFrom(rows, { ...d }), { link: d.link });
        const two = mustFit(ratingsFrom(shuffled(rows, d.seed + 1), { ...d }), { link: d.link });
        expect(two.solution.effects).toEqual(one.solution.effects);
        expect(two.solution.hyper).toEqual(one.solution.hyper);
        expect(averages(two)).toEqual(averages(one));
        expect(two.bookkeeping).toEqual(one.bookkeeping);
      }),
      { numRuns: 40 },
    );
  });

  it('follows raters, candidates and dimensions when they are renamed (1e-8)', () => {
    fc.assert(
      fc.property(design, (d) => {
        const rows = randomRows(d.seed, d);
        const names = (n: number, seed: number): number[] =>
          shuffled(
            Array.from({ length: n }, (_, i) => i + 1),
            seed,
          );
        const [c, r, k] = [
          names(d.candidates, d.seed),
          names(d.raters, d.seed + 1),
          names(d.dimensions, d.seed + 2),
        ];
        const renamed = rows.map(([a = 1, b = 1, e = 1, y = 1]) => [
          c[a - 1] ?? 0,
          r[b - 1] ?? 0,
          k[e - 1] ?? 0,
          y,
        ]);
        const one = mustFit(ratingsFrom(rows, { ...d }), { link: d.link });
        const two = mustFit(ratingsFrom(renamed, { ...d }), { link: d.link });
        const back = (values: Float64Array, order: number[]): number[] =>
          order.map((to) => values[to - 1] ?? Number.NaN);
        expect(deviation(back(two.solution.effects.rater, r), one.solution.effects.rater)).toBeLessThan(NEAR);
        expect(
          deviation(back(two.solution.effects.candidate, c), one.solution.effects.candidate),
        ).toBeLessThan(NEAR);
        expect(deviation(back(two.solution.hyper.difficulty, k), one.solution.hyper.difficulty)).toBeLessThan(
          NEAR,
        );
        expect(deviation(two.solution.hyper.thresholds, one.solution.hyper.thresholds)).toBeLessThan(NEAR);
        const [before, after] = [averages(one), averages(two)];
        before.forEach((own, i) => {
          const other = after[(c[i] ?? 0) - 1];
          expect(Math.abs((other?.fair ?? Number.NaN) - own.fair)).toBeLessThan(NEAR);
          expect(Math.abs((other?.se ?? Number.NaN) - own.se)).toBeLessThan(NEAR);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is mirrored when the scale is (1e-8)', () => {
    fc.assert(
      fc.property(design, (d) => {
        const rows = randomRows(d.seed, d);
        const mirrored = rows.map(([c = 1, r = 1, e = 1, y = 1]) => [c, r, e, d.categories + 1 - y]);
        const one = mustFit(ratingsFrom(rows, { ...d }), { link: d.link });
        const two = mustFit(ratingsFrom(mirrored, { ...d }), { link: d.link });
        const minus = (values: Float64Array): Float64Array => values.map((value) => -value);
        expect(deviation(two.solution.effects.rater, minus(one.solution.effects.rater))).toBeLessThan(NEAR);
        expect(deviation(two.solution.effects.cell, minus(one.solution.effects.cell))).toBeLessThan(NEAR);
        expect(
          deviation(two.solution.hyper.thresholds, minus(one.solution.hyper.thresholds).reverse()),
        ).toBeLessThan(NEAR);
        const after = averages(two);
        averages(one).forEach((own, i) => {
          const other = after[i];
          expect(Math.abs((other?.fair ?? Number.NaN) - (d.categories + 1 - own.fair))).toBeLessThan(NEAR);
          expect(Math.abs((other?.low ?? Number.NaN) - (d.categories + 1 - own.high))).toBeLessThan(NEAR);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('does not move for candidates, raters or dimensions that nobody has scored (1e-8)', () => {
    fc.assert(
      fc.property(design, (d) => {
        const rows = randomRows(d.seed, d);
        const one = mustFit(ratingsFrom(rows, { ...d }), { link: d.link });
        const more = {
          ...d,
          candidates: d.candidates + 2,
          raters: d.raters + 2,
          dimensions: d.dimensions + 2,
        };
        const two = mustFit(ratingsFrom(rows, more), { link: d.link });
        expect(
          deviation(two.solution.effects.rater.slice(0, d.raters), one.solution.effects.rater),
        ).toBeLessThan(NEAR);
        expect(deviation(two.solution.hyper.thresholds, one.solution.hyper.thresholds)).toBeLessThan(NEAR);
        expect(
          deviation(two.solution.hyper.difficulty.slice(0, d.dimensions), one.solution.hyper.difficulty),
        ).toBeLessThan(NEAR);
      }),
      { numRuns: 40 },
    );
  });
});

describe('T14 the full fit', () => {
  const size = { candidates: 30, raters: 11, dimensions: 3, panel: 4, each: 2, categories: 4 };
  const design = fc.record({ link: fc.constantFrom<LinkName>('rsm', 'cum'), seed: fc.nat(1e6) });
  const runs = { numRuns: 5 };

  it('gives the same bytes for the same ratings in any order', () => {
    fc.assert(
      fc.property(design, ({ link, seed }) => {
        const rows = randomRows(seed, size);
        const one = mustFitFully(ratingsFrom(rows, size), { link, priors: 'weak' });
        const two = mustFitFully(ratingsFrom(shuffled(rows, seed + 1), size), { link, priors: 'weak' });
        expect(two.solution.effects).toEqual(one.solution.effects);
        expect(two.solution.uncertainty?.covariance).toEqual(one.solution.uncertainty?.covariance);
        expect(averages(two)).toEqual(averages(one));
      }),
      runs,
    );
  });

  it('follows renamed raters, candidates and dimensions, and is mirrored with the scale (1e-4)', () => {
    fc.assert(
      fc.property(design, ({ link, seed }) => {
        const rows = randomRows(seed, size);
        const turned = rows.map(([c = 1, r = 1, d = 1, y = 1]) => [31 - c, 12 - r, 4 - d, 5 - y]);
        const one = mustFitFully(ratingsFrom(rows, size), { link, priors: 'weak' }).solution;
        const two = mustFitFully(ratingsFrom(turned, size), { link, priors: 'weak' }).solution;
        const mirrored = (values: Float64Array): Float64Array => values.map((v) => -v).reverse();
        expect(deviation(mirrored(two.effects.rater), one.effects.rater)).toBeLessThan(1e-4);
        expect(deviation(mirrored(two.effects.candidate), one.effects.candidate)).toBeLessThan(1e-4);
        expect(deviation(mirrored(two.hyper.thresholds), one.hyper.thresholds)).toBeLessThan(1e-4);
        expect(deviation(mirrored(two.hyper.difficulty), one.hyper.difficulty)).toBeLessThan(1e-4);
        expect(Math.abs(two.hyper.sigmaRater - one.hyper.sigmaRater)).toBeLessThan(1e-4);
      }),
      runs,
    );
  });
});
