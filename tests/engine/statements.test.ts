import { describe, expect, it } from 'vitest';
import { barLocation, barWord, meetsBar } from '#server/calibration/engine/bar.ts';
import { createLink } from '#server/calibration/engine/create-link.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';
import { isRefusal, type Refusal } from '#server/calibration/engine/refusal.ts';
import {
  bands,
  barStatement,
  type CandidateFigures,
  comparison,
  figuresOf,
} from '#server/calibration/engine/statements.ts';
import {
  equalWeights,
  mustFit,
  ratingsFrom,
  readFixture,
  readRatings,
  rowsOf,
} from '#tests/engine/oracle.ts';

const sim = mustFit(readRatings('sim/sim_rsm.csv'));
const weights = equalWeights(8);

function mustFigures(fit: Fit, c: number, w = weights): CandidateFigures {
  const [figures] = figuresOf(fit, [c], w);
  if (figures === undefined || isRefusal(figures)) throw new Error('no figures');
  return figures;
}

function mustProbability(result: { kind: string; probability?: number } | Refusal): number {
  if (!('probability' in result) || result.probability === undefined) throw new Error(result.kind);
  return result.probability;
}

describe('figures', () => {
  it('are marked provisional wherever a calibrated number stands', () => {
    expect(sim.state).toBe('provisional');
    const figures = mustFigures(sim, 0);
    expect(figures.calibrated).toMatchObject({ kind: 'calibrated_score', state: 'provisional' });
    for (const dimension of figures.dimensions)
      expect(dimension.calibrated).toMatchObject({ state: 'provisional' });
    expect(comparison(sim, 0, 1, weights)).toMatchObject({ state: 'provisional' });
    expect(barStatement(sim, 0, figures.dimensions[0]?.dimension ?? 0, 4)).toMatchObject({
      state: 'provisional',
    });
    expect(bands(sim, [0, 1], weights)).toMatchObject({ state: 'provisional' });
  });

  it('are raw only on little data, and say what is missing', () => {
    const fit = mustFit(readRatings('gold/gold.csv'));
    expect(fit.state).toBe('raw_only');
    expect(fit.missing).toEqual({ raters: 0, candidates: 18, cards: 0 });
    const figures = mustFigures(fit, 0);
    expect(figures.raw.mean).toBeGreaterThan(1);
    const refusal = { kind: 'suppressed', reason: 'raw_only' };
    expect(figures.calibrated).toEqual(refusal);
    expect(figures.parts).toEqual(refusal);
    expect(figures.dimensions.every((dimension) => isRefusal(dimension.calibrated))).toBe(true);
    expect(comparison(fit, 0, 1, weights)).toEqual(refusal);
    expect(bands(fit, [0, 1], weights)).toEqual(refusal);
    expect(barStatement(fit, 0, 0, 3)).toEqual(refusal);
  });

  it('turn provisional at 8 raters, 30 candidates and 60 cards, and not one card earlier', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [
      1 + (i % 30),
      1 + ((i + Math.floor(i / 30)) % 8),
      1,
      1 + (i % 5),
    ]);
    expect(mustFit(ratingsFrom(rows)).state).toBe('provisional');
    expect(mustFit(ratingsFrom(rows.slice(0, -1))).missing).toEqual({ raters: 0, candidates: 0, cards: 1 });
  });

  it('show no score on a dimension that was not rated, and renormalise the weights alike', () => {
    const rows = rowsOf(readFixture('sim/sim_rsm.csv')).filter((row) => row[0] !== 1 || (row[2] ?? 0) <= 2);
    const fit = mustFit(ratingsFrom(rows));
    const figures = mustFigures(fit, 0);
    expect(figures.dimensions.every((own) => own.dimension <= 1)).toBe(true);
    expect(figures.raw.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
    expect(figures.raw.coverage).toBeCloseTo(figures.dimensions.length / 8, 12);
    // Both composites are the plain mean of the assessed dimensions here, the weights being equal.
    const { calibrated, dimensions } = figures;
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const fair = dimensions.map((own) => (isRefusal(own.calibrated) ? Number.NaN : own.calibrated.fair));
    expect(isRefusal(calibrated) ? Number.NaN : calibrated.fair).toBeCloseTo(mean(fair), 12);
    expect(figures.raw.mean).toBeCloseTo(mean(dimensions.map((own) => own.mean)), 12);
  });

  it('follow the weights: all weight on one dimension gives that dimension', () => {
    const only = new Float64Array(8);
    const d = mustFigures(sim, 3).dimensions[0];
    only[d?.dimension ?? 0] = 2;
    const figures = mustFigures(sim, 3, only);
    expect(figures.raw.mean).toBe(d?.mean);
    const [calibrated, own] = [figures.calibrated, d?.calibrated];
    if (own === undefined || isRefusal(calibrated) || isRefusal(own)) throw new Error('no figures');
    expect(calibrated.fair).toBeCloseTo(own.fair, 12);
    expect(figuresOf(sim, [3], new Float64Array(8))).toEqual([
      { kind: 'not_assessed', reason: 'zero_weight' },
    ]);
  });

  it('are no plain means: calibrated differs from raw by more than a tenth for most candidates', () => {
    const all = figuresOf(
      sim,
      Array.from({ length: 400 }, (_, c) => c),
      weights,
    );
    const moved = all.filter((own) => {
      if (isRefusal(own) || isRefusal(own.calibrated)) return false;
      return Math.abs(own.calibrated.fair - own.raw.mean) > 0.1;
    });
    expect(moved.length).toBeGreaterThan(200);
  });
});

describe('meets bar', () => {
  it.each(['rsm', 'cum'] as const)('stands where P(Y >= k) is one half (1e-12), under %s', (name) => {
    const link = createLink(name, 5);
    const tau = Float64Array.from([-2.3, -1.3, 0.3, 1.7]);
    for (let bar = 2; bar <= 5; bar++) {
      const eta = barLocation(link, tau, bar);
      let above = 0;
      for (let k = bar; k <= 5; k++) above += Math.exp(link.logProb(k, eta, tau));
      expect(Math.abs(above - 0.5)).toBeLessThan(1e-12);
      if (name === 'cum') expect(eta).toBeCloseTo(tau[bar - 2] ?? Number.NaN, 12);
    }
  });

  it('becomes less likely with a higher bar, and its line lies near k - 1/2 (.15)', () => {
    let previous = 1;
    for (let bar = 2; bar <= 5; bar++) {
      const statement = meetsBar(sim.solution, 1, sim.solution.problem.dimension[10] ?? 0, bar);
      if (isRefusal(statement)) throw new Error(statement.reason);
      expect(statement.probability).toBeLessThan(previous);
      expect(Math.abs(statement.line - (bar - 0.5))).toBeLessThan(0.15);
      previous = statement.probability;
    }
  });

  it('has five words, symmetric about one half', () => {
    expect([0.99, 0.95, 0.8, 0.75, 0.5, 0.25, 0.2, 0.05, 0.01].map(barWord)).toEqual([
      'clearly_above',
      'clearly_above',
      'probably_above',
      'probably_above',
      'cannot_tell',
      'probably_below',
      'probably_below',
      'clearly_below',
      'clearly_below',
    ]);
  });

  it('refuses a bar off the scale', () => {
    expect(() => barStatement(sim, 0, 0, 1)).toThrow(RangeError);
    expect(() => barStatement(sim, 0, 0, 6)).toThrow(RangeError);
  });
});

describe('comparison', () => {
  it('is complementary: P(A > B) + P(B > A) = 1 (1e-12)', () => {
    for (const b of [1, 2, 3, 50]) {
      const there = mustProbability(comparison(sim, 0, b, weights));
      expect(there + mustProbability(comparison(sim, b, 0, weights))).toBeCloseTo(1, 12);
    }
  });

  it('is taken over the dimensions both were assessed on, and refused where there is none', () => {
    const rows = rowsOf(readFixture('sim/sim_rsm.csv')).filter(
      ([c = 0, , d = 0]) => c > 2 || (c === 1 ? d <= 4 : d > 4),
    );
    const result = comparison(mustFit(ratingsFrom(rows)), 0, 1, weights);
    expect(result).toEqual({ kind: 'not_comparable', reason: 'no_common_dimension' });
  });

  it('puts in one band those who cannot be separated from its leader at 90 %, and all others below', () => {
    const some = Array.from({ length: 40 }, (_, c) => c);
    const result = bands(sim, some, weights);
    if (isRefusal(result)) throw new Error(result.reason);
    const [first = [], ...rest] = result.components[0]?.bands ?? [];
    const fair = (c: number): number => {
      const own = mustFigures(sim, c).calibrated;
      return isRefusal(own) ? Number.NaN : own.fair;
    };
    const leader = [...first].sort((a, b) => fair(b) - fair(a))[0] ?? 0;
    for (const c of some) if (c !== leader) expect(fair(c)).toBeLessThan(fair(leader));
    for (const c of first)
      if (c !== leader) expect(mustProbability(comparison(sim, leader, c, weights))).toBeLessThan(0.95);
    for (const c of rest.flat())
      expect(mustProbability(comparison(sim, leader, c, weights))).toBeGreaterThanOrEqual(0.95);
    expect(rest.length).toBeGreaterThan(0);
  });
});
