import { describe, expect, it } from 'vitest';
import { severityVariance } from '#server/calibration/engine/covariance.ts';
import { type FairAverage, fairAverage } from '#server/calibration/engine/fair-average.ts';
import type { Fit } from '#server/calibration/engine/fit.ts';
import { fitMaximumLikelihood } from '#server/calibration/engine/fit-maximum-likelihood.ts';
import type { LinkName } from '#server/calibration/engine/link.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { barStatement, comparison, figuresOf, raterLevel } from '#server/calibration/engine/statements.ts';
import {
  deviation,
  equalWeights,
  mustFitFully,
  parseTable,
  publishedHyper,
  ratingsFrom,
  readFixture,
  readRatings,
  rowsOf,
} from '#tests/engine/oracle.ts';

const weights = equalWeights(8);

function averages(fit: Fit): FairAverage[] {
  return Array.from({ length: fit.solution.problem.candidates }, (_, c) => {
    const average = fairAverage(fit.solution, c, weights, 'every');
    if (isRefusal(average)) throw new Error(average.reason);
    return average;
  });
}

/** The largest relative difference. */
function relative(actual: readonly number[], expected: readonly number[]): number {
  return deviation(
    actual.map((value, i) => value / (expected[i] ?? Number.NaN)),
    expected.map(() => 1),
  );
}

const column = (path: string, name: string): number[] =>
  parseTable(readFixture(path)).map((row) => Number(row[name]));

/** Data, link, published log likelihood (sim_*_metrics.json), and whether V_phi is in the reference's errors. */
const PUBLISHED: readonly (readonly [string, LinkName, number])[] = [
  ['sim_rsm', 'rsm', -6564.473808],
  ['sim_rsm', 'cum', -6572.1470347],
  ['sim_cum', 'cum', -7168.289692],
  ['sim_cum', 'rsm', -7174.250602],
];

describe.each(PUBLISHED)('T2 %s under %s, against an independent implementation', (data, link, logLik) => {
  const fit = mustFitFully(readRatings(`sim/${data}.csv`), { link, cardEffect: 'none' });
  const all = averages(fit);
  const path = `sim/${data}_expected_${link}`;

  it('gives the log likelihood (within .001, held to 1e-6)', () => {
    expect(fit.state).toBe('calibrated');
    expect(Math.abs(-fit.diagnostics.laplace - logLik)).toBeLessThan(1e-6);
  });

  it('gives thresholds, difficulties and SDs (within .001, held to 1e-4)', () => {
    const expected = publishedHyper(`${path}_fixed.csv`);
    const { hyper } = fit.solution;
    expect(deviation(hyper.thresholds, expected.thresholds)).toBeLessThan(1e-4);
    expect(deviation(hyper.difficulty, expected.difficulty)).toBeLessThan(1e-4);
    for (const sigma of ['sigmaCandidate', 'sigmaCell', 'sigmaRater'] as const)
      expect(Math.abs(hyper[sigma] - expected[sigma])).toBeLessThan(1e-4);
  });

  it('gives every composite, fair average and severity (within .002, held to 1e-4)', () => {
    const candidates = `${path}_candidates.csv`;
    expect(
      deviation(
        all.map((a) => a.composite.value),
        column(candidates, 'composite'),
      ),
    ).toBeLessThan(1e-4);
    expect(
      deviation(
        all.map((a) => a.fair.value),
        column(candidates, 'fair'),
      ),
    ).toBeLessThan(1e-4);
    expect(deviation(fit.solution.effects.rater, column(`${path}_raters.csv`, 'severity'))).toBeLessThan(
      1e-4,
    );
  });

  it('gives every marginal standard error (within 1 %, held to .01 %)', () => {
    const candidates = `${path}_candidates.csv`;
    const severities = Array.from(fit.solution.effects.rater, (_, r) =>
      Math.sqrt(severityVariance(fit.solution, r)),
    );
    expect(
      relative(
        all.map((a) => a.composite.standardError),
        column(candidates, 'composite_se'),
      ),
    ).toBeLessThan(1e-4);
    expect(
      relative(
        all.map((a) => a.fair.standardError),
        column(candidates, 'fair_se'),
      ),
    ).toBeLessThan(1e-4);
    expect(relative(severities, column(`${path}_raters.csv`, 'se'))).toBeLessThan(1e-4);
  });

  it('gives the standard errors of thresholds, difficulties and log SDs (within 1 %, held to .5 %: differences)', () => {
    const rows = parseTable(readFixture(`${path}_fixed.csv`));
    const of = (name: string): number[] =>
      rows.filter((row) => row.param === name).map((row) => Number(row['Std..Error']));
    const own = fit.solution.uncertainty;
    if (own === null) throw new Error('no uncertainty');
    const errors = Array.from({ length: own.size }, (_, m) =>
      Math.sqrt(own.covariance[m * (own.size + 1)] ?? Number.NaN),
    );
    expect(relative(errors.slice(0, 4), of('tau'))).toBeLessThan(1e-3);
    expect(relative(errors.slice(4, 12), of('b'))).toBeLessThan(1e-3);
    const sigmas = [...of('lsd_c'), ...of('lsd_cd'), ...of('lsd_r')];
    expect(relative(errors.slice(12, 15), sigmas)).toBeLessThan(5e-3);
    expect(errors[15]).toBe(0);
  });
});

describe('the link', () => {
  it('is the likelier of the two, both likelihoods reported', () => {
    for (const [data, link] of [
      ['sim_rsm', 'rsm'],
      ['sim_cum', 'cum'],
    ] as const) {
      const fit = mustFitFully(readRatings(`sim/${data}.csv`), { cardEffect: 'none' });
      expect(fit.link).toBe(link);
      const published = PUBLISHED.filter(([name]) => name === data);
      expect(fit.alternatives).toHaveLength(2);
      for (const [, name, logLik] of published) {
        const tried = fit.alternatives.find((own) => own.link === name);
        expect(Math.abs((tried?.logLikelihood ?? Number.NaN) - logLik)).toBeLessThan(1e-3);
      }
    }
  });
});

describe('the full fit', () => {
  const ratings = readRatings('sim/sim_rsm.csv');
  const fit = mustFitFully(ratings, { link: 'rsm', cardEffect: 'none' });

  it('is reached from another start too, in fewer evaluations (1e-5)', () => {
    const start = { ...fit.solution.hyper, sigmaCandidate: 0.5, sigmaCell: 0.8, sigmaRater: 0.9 };
    const again = mustFitFully(ratings, { link: 'rsm', cardEffect: 'none', start });
    expect(Math.abs(again.solution.hyper.sigmaCell - fit.solution.hyper.sigmaCell)).toBeLessThan(1e-5);
    const warm = mustFitFully(ratings, { link: 'rsm', cardEffect: 'none', start: fit.solution.hyper });
    expect(warm.bookkeeping.evaluations).toBeLessThan(fit.bookkeeping.evaluations);
    expect(Math.abs(warm.diagnostics.laplace - fit.diagnostics.laplace)).toBeLessThan(1e-7);
  });

  it('says how it got there: start, end, evaluations, gradient, why it stopped, tolerances', () => {
    expect(fit.bookkeeping).toMatchObject({ stopped: 'decrement', final: fit.diagnostics.laplace });
    expect(fit.bookkeeping.initial).toBeGreaterThan(fit.bookkeeping.final);
    if (!('work' in fit.bookkeeping)) throw new Error('not the outer solver');
    expect(fit.bookkeeping.gradientNorm).toBeLessThan(1e-3);
    expect(fit.bookkeeping.decrement).toBeLessThan(1e-9);
    expect(fit.bookkeeping.work).toBeGreaterThan(0);
  });

  it('carries a statement on a rater, with the marginal standard error', () => {
    const level = raterLevel(fit, 0);
    if (isRefusal(level)) throw new Error(level.reason);
    const expected = column('sim/sim_rsm_expected_rsm_raters.csv', 'se')[0] ?? Number.NaN;
    expect(Math.abs(level.standardError / expected - 1)).toBeLessThan(1e-4);
  });

  it('widens every figure by the uncertainty of the hyper-parameters', () => {
    const known = { ...fit, solution: { ...fit.solution, uncertainty: null } };
    const score = (of: Fit): number => {
      const [own] = figuresOf(of, [0], weights);
      if (own === undefined || isRefusal(own) || isRefusal(own.calibrated)) throw new Error('no figures');
      return own.calibrated.standardError;
    };
    expect(score(fit)).toBeGreaterThan(score(known));
    const z = (of: Fit): number => {
      const own = comparison(of, 0, 1, weights);
      return isRefusal(own) ? Number.NaN : Math.abs(own.z);
    };
    expect(z(fit)).not.toBe(z(known));
    const dimension = fit.solution.problem.dimension[0] ?? 0;
    const bar = (of: Fit): number => {
      const own = barStatement(of, 0, dimension, 4);
      return isRefusal(own) ? Number.NaN : Math.abs(own.probability - 0.5);
    };
    expect(bar(fit)).toBeLessThan(bar(known));
  });

  it('gives the same bytes twice, and whoever listens hears the iterations', () => {
    const heard: number[] = [];
    const again = mustFitFully(ratings, {
      link: 'rsm',
      cardEffect: 'none',
      onIteration: (iterations) => heard.push(iterations),
    });
    expect(again.solution.effects).toEqual(fit.solution.effects);
    expect(again.solution.hyper).toEqual(fit.solution.hyper);
    expect(again.solution.uncertainty?.covariance).toEqual(fit.solution.uncertainty?.covariance);
    expect(heard.slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('is refused where the limit on work or iterations cut it short', () => {
    const tolerances = { decrement: 1e-9, iterations: 200, work: 1e6 };
    const refused = { kind: 'suppressed', reason: 'no_convergence' };
    expect(fitMaximumLikelihood(ratings, { link: 'rsm', tolerances })).toEqual(refused);
    const few = { decrement: 1e-9, iterations: 1, work: 1e12 };
    expect(fitMaximumLikelihood(ratings, { link: 'rsm', tolerances: few })).toEqual(refused);
  });

  it('is raw only on little data, whatever it has estimated', () => {
    const small = mustFitFully(ratingsFrom(rowsOf(readFixture('gold/gold.csv'))), { link: 'rsm' });
    expect(small.state).toBe('raw_only');
    expect(small.method).toBe('maximum_marginal_likelihood');
  });
});
