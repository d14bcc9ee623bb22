import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severityVariance } from '#server/calibration/engine/covariance.ts';
import { empiricalBayesReliability, spearmanBrown } from '#server/calibration/engine/review/reliability.ts';
import { generator, mustFit, publishedHyper, readRatings } from '#tests/engine/oracle.ts';
import { normals } from '#tests/engine/review-simulation.ts';

describe('reliability', () => {
  it('is 1 - mean(PV) / (var(EAP) + mean PV), with separation and strata, as worked by hand', () => {
    // var of 0, 1, 2 with n - 1 is 1; mean PV .25: rho = .8, G = 2, strata 3.
    const result = empiricalBayesReliability(Float64Array.of(0, 1, 2), Float64Array.of(0.25, 0.1, 0.4));
    expect(result).toMatchObject({ kind: 'reliability', form: 'empirical Bayes', estimates: 3 });
    if (result.kind !== 'reliability') return;
    expect(result.value).toBeCloseTo(0.8, 12);
    expect(result.separation).toBeCloseTo(2, 12);
    expect(result.strata).toBeCloseTo(3, 12);
  });

  it('recovers the squared correlation of estimate and truth where shrinkage is right (.02)', () => {
    const random = generator(8);
    const normal = normals(random);
    const truth = Array.from({ length: 4000 }, () => normal());
    const noise = truth.map((_, i) => (i % 2 === 0 ? 0.5 : 1.5));
    const lambda = noise.map((v) => 1 / (1 + v));
    const estimates = Float64Array.from(
      truth,
      (t, i) => (lambda[i] ?? 0) * (t + Math.sqrt(noise[i] ?? 0) * normal()),
    );
    const variances = Float64Array.from(lambda, (l) => 1 - l);
    const result = empiricalBayesReliability(estimates, variances);
    const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
    const products = mean(truth.map((t, i) => t * (estimates[i] ?? 0)));
    const squared = products ** 2 / (mean(truth.map((t) => t * t)) * mean([...estimates].map((e) => e * e)));
    if (result.kind !== 'reliability') throw new Error(result.reason);
    expect(Math.abs(result.value - squared)).toBeLessThan(0.02);
  });

  it('of the raters of sim_rsm at its published estimate is .88: nearly 4 levels of severity can be told apart', () => {
    const ratings = readRatings('sim/sim_rsm.csv', { candidates: 400, raters: 60, dimensions: 8 });
    const { solution } = mustFit(ratings, {}, publishedHyper());
    const severities = solution.effects.rater;
    const variances = severities.map((_, r) => severityVariance(solution, r));
    const result = empiricalBayesReliability(severities, variances);
    if (result.kind !== 'reliability') throw new Error(result.reason);
    expect(result.value).toBeGreaterThan(0.87);
    expect(result.value).toBeLessThan(0.89);
    expect(result.strata).toBeGreaterThan(3.8);
    expect(result.strata).toBeLessThan(4);
  });

  it('does not change with the order, the sign or the unit', () => {
    const values = fc.array(
      fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.01, max: 2, noNaN: true })),
      {
        minLength: 2,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(values, (pairs) => {
        const rho = (rows: readonly (readonly [number, number])[]): number => {
          const of = (place: 0 | 1): Float64Array => Float64Array.from(rows, (row) => row[place]);
          const result = empiricalBayesReliability(of(0), of(1));
          if (result.kind !== 'reliability') throw new Error(result.reason);
          return result.value;
        };
        expect(rho([...pairs].reverse())).toBeCloseTo(rho(pairs), 9);
        expect(rho(pairs.map(([e, v]) => [-3 * e + 1, 9 * v]))).toBeCloseTo(rho(pairs), 9);
      }),
    );
  });

  it('refuses fewer than two estimates and nothing at all to tell apart; certainty has a finite separation', () => {
    const none = (...values: number[]): Float64Array => Float64Array.from(values);
    expect(empiricalBayesReliability(none(), none())).toEqual({
      kind: 'undetermined',
      reason: 'too_few_estimates',
    });
    expect(empiricalBayesReliability(none(1), none(1))).toEqual({
      kind: 'undetermined',
      reason: 'too_few_estimates',
    });
    expect(empiricalBayesReliability(none(2, 2), none(0, 0))).toEqual({
      kind: 'undetermined',
      reason: 'no_variation',
    });
    expect(empiricalBayesReliability(none(1, 2), none(0, 0))).toMatchObject({ value: 1, separation: 1e6 });
    expect(empiricalBayesReliability(none(1, 1), none(1, 1))).toMatchObject({ value: 0, separation: 0 });
    expect(() => empiricalBayesReliability(none(1, 2), none(1))).toThrow(RangeError);
  });

  it('grows with raters by Spearman-Brown: from .5 for one to .8 for four, and back', () => {
    expect(spearmanBrown(0.5, 4)).toBeCloseTo(0.8, 12);
    expect(spearmanBrown(0.8, 1 / 4)).toBeCloseTo(0.5, 12);
    expect(spearmanBrown(0, 7)).toBe(0);
    expect(spearmanBrown(1, 0.3)).toBeCloseTo(1, 12);
    expect(() => spearmanBrown(1.2, 2)).toThrow(RangeError);
    expect(() => spearmanBrown(0.5, 0)).toThrow(RangeError);
  });
});
