import { describe, expect, it } from 'vitest';
import { severityVariance } from '#server/calibration/engine/covariance.ts';
import { fairAverage } from '#server/calibration/engine/fair-average.ts';
import { CARD_GAIN } from '#server/calibration/engine/fit-maximum-likelihood.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { simulate } from '#tests/bench/simulate-ratings.ts';
import {
  deviation,
  equalWeights,
  mustFitFully,
  parseTable,
  ratingsFrom,
  readFixture,
  readRatings,
  rowsOf,
} from '#tests/engine/oracle.ts';

describe('T15 the card effect on sim_card, against an independent implementation', () => {
  const ratings = readRatings('card/sim_card.csv');
  const fit = mustFitFully(ratings, { link: 'rsm' });
  const candidates = parseTable(readFixture('card/sim_card_expected_candidates.csv'));
  const raters = parseTable(readFixture('card/sim_card_expected_raters.csv'));
  const expected = (rows: Record<string, string>[], name: string): number[] =>
    rows.map((row) => Number(row[name]));
  const averages = candidates.map((_, c) => {
    const average = fairAverage(fit.solution, c, equalWeights(8), 'every');
    if (isRefusal(average)) throw new Error(average.reason);
    return average;
  });

  it('is chosen by the likelihood: -6490.7347 with it (within .002, held to 1e-5), -6505.0961 without', () => {
    expect(Math.abs(-fit.diagnostics.laplace - -6490.73470782)).toBeLessThan(1e-5);
    const logLikelihoods = fit.alternatives.map((own) => [own.cardEffect, own.logLikelihood] as const);
    expect(logLikelihoods.map(([has]) => has)).toEqual([false, true]);
    expect(Math.abs((logLikelihoods[0]?.[1] ?? Number.NaN) - -6505.09612933)).toBeLessThan(1e-3);
  });

  it('gives the SDs .8876 / .4026 / .5405 / .4114 (within .002, held to 1e-5)', () => {
    const { sigmaCandidate, sigmaCell, sigmaRater, sigmaCard } = fit.solution.hyper;
    expect(
      deviation(
        [sigmaCandidate, sigmaCell, sigmaRater, sigmaCard ?? Number.NaN],
        [0.88757118, 0.40256877, 0.54048298, 0.41140216],
      ),
    ).toBeLessThan(1e-5);
  });

  it('gives every severity and fair average (within .003, held to 1e-5)', () => {
    expect(deviation(fit.solution.effects.rater, expected(raters, 'severity'))).toBeLessThan(1e-5);
    expect(
      deviation(
        averages.map((own) => own.fair.value),
        expected(candidates, 'fair'),
      ),
    ).toBeLessThan(1e-5);
  });

  it('gives every standard error (within 2 %, held to .01 %)', () => {
    averages.forEach((own, c) => {
      expect(Math.abs(own.fair.standardError / Number(candidates[c]?.fair_se) - 1)).toBeLessThan(1e-4);
    });
    raters.forEach((row, r) => {
      const own = Math.sqrt(severityVariance(fit.solution, r));
      expect(Math.abs(own / Number(row.se) - 1)).toBeLessThan(1e-4);
    });
  });

  it('is left out where that is asked for, with the narrower errors that the data do not justify', () => {
    const without = mustFitFully(ratings, { link: 'rsm', cardEffect: 'none' });
    expect(without.solution.hyper.sigmaCard).toBeNull();
    expect(without.solution.problem.cards).toBe(0);
    let [narrow, wide] = [0, 0];
    averages.forEach((own, c) => {
      const other = fairAverage(without.solution, c, equalWeights(8), 'every');
      narrow += isRefusal(other) ? Number.NaN : other.fair.standardError;
      wide += own.fair.standardError;
    });
    expect(wide / narrow).toBeGreaterThan(1.05);
  });
});

describe('the choice of a card effect', () => {
  it('is no on data without one, and a likelihood that hardly gains does not make it yes', () => {
    const fit = mustFitFully(simulate({ seed: 3 }).ratings, { link: 'rsm' });
    expect(fit.solution.hyper.sigmaCard).toBeNull();
    const [without, withIt] = fit.alternatives.map((own) => own.logLikelihood);
    expect((withIt ?? without ?? 0) - (without ?? 0)).toBeLessThanOrEqual(CARD_GAIN);
  });

  it('is no, without a fit, where every card holds one rating: it could not be told from the noise', () => {
    const rows = rowsOf(readFixture('card/sim_card.csv')).filter(
      ([c, r], i, all) => all[i - 1]?.[0] !== c || all[i - 1]?.[1] !== r,
    );
    const fit = mustFitFully(ratingsFrom(rows), { link: 'rsm' });
    expect(fit.evidence.cards).toBe(fit.evidence.ratings);
    expect(fit.solution.hyper.sigmaCard).toBeNull();
  });

  it('follows a renaming of raters and candidates (1e-6)', () => {
    const rows = rowsOf(readFixture('card/sim_card.csv'));
    const renamed = rows.map(([c = 1, r = 1, d = 1, y = 1]) => [401 - c, 61 - r, d, y]);
    const one = mustFitFully(ratingsFrom(rows), { link: 'rsm' });
    const two = mustFitFully(ratingsFrom(renamed), { link: 'rsm' });
    expect(Math.abs((one.solution.hyper.sigmaCard ?? 0) - (two.solution.hyper.sigmaCard ?? 1))).toBeLessThan(
      1e-6,
    );
    expect(
      deviation(Float64Array.from(two.solution.effects.rater).reverse(), one.solution.effects.rater),
    ).toBeLessThan(1e-6);
  });
});
