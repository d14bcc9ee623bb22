import { describe, expect, it } from 'vitest';
import { judge, type Recovery } from '#tests/bench/recovery.ts';
import { type SimulationDesign, simulate } from '#tests/bench/simulate-ratings.ts';
import { mustFitFully, readFixture, readRatings } from '#tests/engine/oracle.ts';

/** What was simulated is found again. Coverage over many data sets is measured by `npm run bench -- calibration`. */

function recover(given: Partial<SimulationDesign>): Recovery & { readonly sigmaCard: number | null } {
  const simulation = simulate(given);
  const fit = mustFitFully(simulation.ratings, { link: given.link ?? 'rsm' });
  return { ...judge(fit, simulation), sigmaCard: fit.solution.hyper.sigmaCard };
}

describe('the reference data with known truth, sim_rsm', () => {
  const truth = JSON.parse(readFixture('sim/sim_rsm_truth.json')) as {
    fair_overall: number[];
    severity: number[];
  }; // reason: a fixture of ours
  const metrics = JSON.parse(readFixture('sim/sim_rsm_metrics.json')) as Record<
    'raw_mean' | 'clmm',
    { rmse_fair: number; pairs_wrong_pct: number; rmse_fair_linear: number }
  >; // reason: a fixture of ours
  const fit = mustFitFully(readRatings('sim/sim_rsm.csv'), { link: 'rsm', cardEffect: 'none' });
  const found = judge(fit, {
    fair: Float64Array.from(truth.fair_overall),
    severity: Float64Array.from(truth.severity),
  });

  it('is judged as the reference judges: the raw mean has its RMSE and its wrong pairs (1e-6)', () => {
    expect(Math.abs(found.rmseRaw - metrics.raw_mean.rmse_fair)).toBeLessThan(1e-6);
    expect(Math.abs(found.rmseLinear - metrics.raw_mean.rmse_fair_linear)).toBeLessThan(1e-6);
    expect(Math.abs(found.wrongRaw - metrics.raw_mean.pairs_wrong_pct)).toBeLessThan(1e-4);
  });

  it('T3: RMSE at most 1.005 x clmm, .80 x raw, .92 x the best linear map of raw', () => {
    expect(found.rmseCalibrated / metrics.clmm.rmse_fair).toBeLessThanOrEqual(1.005);
    expect(found.rmseCalibrated / found.rmseRaw).toBeLessThanOrEqual(0.8);
    expect(found.rmseCalibrated / found.rmseLinear).toBeLessThanOrEqual(0.92);
  });

  it('T4: 90 % intervals hold 86-92 % of the truths, a tenth of the raters being erratic', () => {
    expect(found.covered / found.candidates).toBeGreaterThanOrEqual(0.86);
    expect(found.covered / found.candidates).toBeLessThanOrEqual(0.92);
  });

  it('T5: severities correlate with the truth by at least .93', () => {
    expect(found.severityCorrelation).toBeGreaterThanOrEqual(0.93);
  });

  it('T6: at most 12.65 % of the pairs are in the wrong order', () => {
    expect(found.wrongCalibrated).toBeLessThanOrEqual(12.65);
  });
});

describe('fresh data of the same design', () => {
  it('clean: 86-94 % in the 90 % intervals of one data set, no card effect found, raw beaten by a fifth', () => {
    const found = recover({ seed: 1 });
    expect(found.covered / found.candidates).toBeGreaterThan(0.86);
    expect(found.covered / found.candidates).toBeLessThan(0.94);
    expect(found.coveredSeverities / found.raters).toBeGreaterThan(0.8);
    expect(found.sigmaCard).toBeNull();
    expect(found.rmseCalibrated / found.rmseRaw).toBeLessThan(0.8);
    expect(found.wrongCalibrated).toBeLessThan(found.wrongRaw);
  });

  it('T15 with a card SD of .7: the effect is found, and the intervals hold 85-94 %', () => {
    const found = recover({ seed: 1, sigmaCard: 0.7 });
    expect(found.sigmaCard ?? 0).toBeGreaterThan(0.4);
    expect(found.covered / found.candidates).toBeGreaterThan(0.85);
    expect(found.covered / found.candidates).toBeLessThan(0.94);
  });

  it('is the same for the same seed, another for another, in the stated design', () => {
    const [one, two, other] = [simulate({ seed: 4 }), simulate({ seed: 4 }), simulate({ seed: 5 })];
    expect(two.ratings).toEqual(one.ratings);
    expect(other.ratings.score).not.toEqual(one.ratings.score);
    const { ratings } = one;
    const cards = new Set(
      ratings.score.map((_, i) => (ratings.candidate[i] ?? 0) * 60 + (ratings.rater[i] ?? 0)),
    );
    expect(cards.size / 400).toBeGreaterThan(4.7);
    expect(cards.size / 400).toBeLessThan(5.3);
    const perCell = ratings.score.length / 400 / 8;
    expect(perCell).toBeGreaterThan(1.4);
    expect(perCell).toBeLessThan(1.7);
  });
});
