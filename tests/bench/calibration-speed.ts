import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { severityVariance } from '#server/calibration/engine/covariance.ts';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { fairAverage } from '#server/calibration/engine/fair-average.ts';
import { type Fit, fitAtHyper } from '#server/calibration/engine/fit.ts';
import { fitMaximumLikelihood } from '#server/calibration/engine/fit-maximum-likelihood.ts';
import { keepHyper } from '#server/calibration/engine/kept-hyper.ts';
import type { LinkName } from '#server/calibration/engine/link.ts';
import { maximiseMarginally, OUTER_TOLERANCES } from '#server/calibration/engine/marginal-maximum.ts';
import { indexRatings } from '#server/calibration/engine/problem.ts';
import type { Ratings } from '#server/calibration/engine/ratings.ts';
import { refitFrozen, updateCandidate } from '#server/calibration/engine/update-candidate.ts';
import { quantile, say, timeRuns } from '#tests/bench/quantiles.ts';
import { simulate } from '#tests/bench/simulate-ratings.ts';
import { referenceFolder } from '#tests/support/reference.ts';

export const sayRow = (what: string, measured: string, target: string): void =>
  say(`  ${what.padEnd(58)} ${measured.padStart(22)}   target ${target}`);

export const milliseconds = async (times: number, run: () => void): Promise<number> =>
  quantile(await timeRuns(times, run), 0.5);

export function mustFit(ratings: Ratings, link: LinkName): Fit {
  const fit = fitMaximumLikelihood(ratings, { link, cardEffect: 'none', priors: 'none' });
  if (fit.kind !== 'fit') throw new Error(`no fit: ${fit.kind}`);
  return fit;
}

/** Fit, and the standard error of every fair average and every severity. */
function fitWithErrors(ratings: Ratings, link: LinkName): Fit {
  const fit = mustFit(ratings, link);
  const weights = new Float64Array(ratings.dimensions).fill(1);
  for (let c = 0; c < ratings.candidates; c += 1) fairAverage(fit.solution, c, weights, 'every');
  for (let r = 0; r < ratings.raters; r += 1) severityVariance(fit.solution, r);
  return fit;
}

/** T7: about 5,000 ratings on 400 candidates. */
export async function measureOneFamily(): Promise<void> {
  const { ratings } = simulate({ seed: 1 });
  say(`calibration: ${ratings.score.length} ratings, 400 candidates, 60 raters (T7; medians, one thread)`);
  for (const link of ['rsm', 'cum'] as const) {
    const first = performance.now();
    fitWithErrors(ratings, link);
    const cold = performance.now() - first;
    const warm = await milliseconds(5, () => fitWithErrors(ratings, link));
    sayRow(
      `full fit with all standard errors, ${link} (first run)`,
      `${warm.toFixed(0)} (${cold.toFixed(0)}) ms`,
      '< 1500 ms, stretch 460',
    );
  }
  const fit = mustFit(ratings, 'rsm');
  const kept = keepHyper(fit);
  sayRow(
    'inner refit of everybody, hyper-parameters frozen',
    `${(await milliseconds(21, () => refitFrozen(fit, ratings))).toFixed(1)} ms`,
    '< 20 ms',
  );
  sayRow(
    'the same from kept hyper-parameters, from zero',
    `${(await milliseconds(21, () => fitAtHyper(ratings, kept))).toFixed(1)} ms`,
    'milliseconds',
  );
  sayRow(
    'one new scorecard, that candidate alone',
    `${(await milliseconds(21, () => updateCandidate(fit, ratings, 7))).toFixed(1)} ms`,
    '< 5 ms',
  );
}

/** T9: time against size, raters = .15 candidates. The sizes take turns: a machine is not as fast all the time. */
export async function measureGrowth(): Promise<void> {
  say('calibration: growth of the full fit with all standard errors, rsm (T9; medians of 5 rounds)');
  const sizes = [100, 200, 400, 800, 1600, 3200].map((candidates) => {
    const { ratings } = simulate({ seed: 2, candidates });
    return { ratings, times: [] as number[] };
  });
  for (let round = 0; round < 5; round += 1)
    for (const { ratings, times } of sizes)
      times.push(await milliseconds(1, () => fitWithErrors(ratings, 'rsm')));
  const points = sizes.map(({ ratings, times }) => ({ n: ratings.score.length, ms: quantile(times, 0.5) }));
  for (const { n, ms } of points) say(`  ${String(n).padStart(6)} ratings ${ms.toFixed(0).padStart(8)} ms`);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return;
  const power = Math.log(last.ms / first.ms) / Math.log(last.n / first.n);
  sayRow(`power of n from ${first.n} to ${last.n}`, power.toFixed(2), '<= 1.2');
}

/** T8: InstEval (lme4), where the reference folder is there. */
export function measureInstEval(): void {
  const folder = referenceFolder();
  if (folder === null) {
    say('calibration: InstEval not measured, EVENHAND_REFERENCE is not set (T8)');
    return;
  }
  const ratings = readInstEval(join(folder, 'insteval', 'insteval.csv.gz'));
  const problem = indexRatings(ratings, { cells: 'none' });
  if ('kind' in problem) throw new Error(problem.kind);
  say(`calibration: InstEval, ${problem.count} ratings, 1128 x 2972 (T8)`);
  for (const [link, target] of [
    ['cum', -110484.359],
    ['rsm', -110455.24],
  ] as const) {
    for (const standardErrors of [false, true]) {
      const start = performance.now();
      const { laplace } = maximiseMarginally(problem, createLink(link, 5), {
        start: null,
        prior: null,
        standardErrors,
        tolerances: { ...OUTER_TOLERANCES, decrement: standardErrors ? 1e-9 : 1e-6 },
      });
      const seconds = (performance.now() - start) / 1000;
      const megabytes = process.memoryUsage().rss / 1e6;
      const what = `${link}, ${standardErrors ? 'with V_phi' : 'the maximum alone'}: ${(-laplace).toFixed(4)}`;
      sayRow(
        what,
        `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
        `${target}, < 30 s (stretch 10), < 500 MB`,
      );
    }
  }
}

/** user, lecturer, dept, service, rating: lecturer = candidate, student = rater, department = dimension. */
export function readInstEval(path: string): Ratings {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
  const rows = lines.map((line) => line.replaceAll('"', '').split(',').map(Number));
  const place = (k: number): Map<number, number> =>
    new Map([...new Set(rows.map((row) => row[k] ?? 0))].sort((a, b) => a - b).map((value, i) => [value, i]));
  const [users, lecturers, departments] = [place(0), place(1), place(2)];
  const column = (k: number, places: Map<number, number>): Int32Array =>
    Int32Array.from(rows, (row) => places.get(row[k] ?? 0) ?? -1);
  return {
    candidates: lecturers.size,
    raters: users.size,
    dimensions: departments.size,
    categories: 5,
    candidate: column(1, lecturers),
    rater: column(0, users),
    dimension: column(2, departments),
    score: Int32Array.from(rows, (row) => row[4] ?? 0),
  };
}
