import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Fit, type FitOptions, fitAtHyper, fitProvisional } from '#server/calibration/engine/fit.ts';
import {
  fitMaximumLikelihood,
  type MaximumLikelihoodOptions,
} from '#server/calibration/engine/fit-maximum-likelihood.ts';
import type { HyperParameters } from '#server/calibration/engine/hyper.ts';
import { indexRatings, type Problem, type ProblemOptions } from '#server/calibration/engine/problem.ts';
import type { Ratings } from '#server/calibration/engine/ratings.ts';

/** The project's own reference data, copied from the oracle (its README says what each is). */
const FIXTURES = fileURLToPath(new URL('../fixtures/oracle/', import.meta.url));

export function readFixture(path: string): string {
  return readFileSync(FIXTURES + path, 'utf8');
}

/** A CSV file as objects; numbers where they read as numbers. */
export function parseTable(text: string): Record<string, string>[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const split = (line: string): string[] =>
    [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,|^)(?=,|$)/g)].map((m) => m[1] ?? m[2] ?? '');
  const names = split(head);
  return lines.map((line) => Object.fromEntries(split(line).map((value, i) => [names[i] ?? '', value])));
}

export interface Counts {
  readonly candidates?: number;
  readonly raters?: number;
  readonly dimensions?: number;
  readonly categories?: number;
}

/** Rows of 1-based candidate, rater, dimension and score as the engine's columns; counts from the data if not given. */
export function ratingsFrom(rows: readonly (readonly number[])[], counts: Counts = {}): Ratings {
  const column = (k: number, shift: number): Int32Array =>
    Int32Array.from(rows, (row) => (row[k] ?? 0) - shift);
  const most = (k: number): number => rows.reduce((size, row) => Math.max(size, row[k] ?? 0), 0);
  return {
    candidates: counts.candidates ?? most(0),
    raters: counts.raters ?? most(1),
    dimensions: counts.dimensions ?? Math.max(1, most(2)),
    categories: counts.categories ?? 5,
    candidate: column(0, 1),
    rater: column(1, 1),
    dimension: column(2, 1),
    score: column(3, 0),
  };
}

export function rowsOf(text: string): number[][] {
  const lines = text.trim().split('\n').slice(1);
  return lines.map((line) => line.split(',').map(Number));
}

export function readRatings(path: string, counts: Counts = {}): Ratings {
  return ratingsFrom(rowsOf(readFixture(path)), counts);
}

/** The published estimate of sim_rsm under rsm (TMB), from its table of fixed parameters. */
export function publishedHyper(path = 'sim/sim_rsm_expected_rsm_fixed.csv'): HyperParameters {
  const table = parseTable(readFixture(path));
  const all = (name: string): number[] =>
    table.filter((row) => row.param === name).map((row) => Number(row.Estimate));
  const sigma = (name: string): number => Math.exp(all(name)[0] ?? Number.NaN);
  return {
    thresholds: Float64Array.from(all('tau')),
    difficulty: Float64Array.from(all('b')),
    sigmaCandidate: sigma('lsd_c'),
    sigmaCell: sigma('lsd_cd'),
    sigmaRater: sigma('lsd_r'),
    sigmaCard: null,
  };
}

export function mustIndex(ratings: Ratings, options: ProblemOptions = {}): Problem {
  const problem = indexRatings(ratings, options);
  if ('kind' in problem) throw new Error(problem.faults.map((fault) => fault.message).join('; '));
  return problem;
}

export function mustFit(ratings: Ratings, options: FitOptions = {}, hyper?: HyperParameters): Fit {
  const fit = hyper === undefined ? fitProvisional(ratings, options) : fitAtHyper(ratings, hyper, options);
  if (fit.kind !== 'fit') throw new Error(`no fit: ${JSON.stringify(fit)}`);
  return fit;
}

export function mustFitFully(ratings: Ratings, options: MaximumLikelihoodOptions = {}): Fit {
  const fit = fitMaximumLikelihood(ratings, options);
  if (fit.kind !== 'fit') throw new Error(`no fit: ${JSON.stringify(fit)}`);
  return fit;
}

export function equalWeights(dimensions: number): Float64Array {
  return new Float64Array(dimensions).fill(1);
}

/** The largest absolute difference of two sequences of equal length. */
export function deviation(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length)
    throw new Error(`${actual.length} values against ${expected.length}`);
  let worst = 0;
  for (let i = 0; i < actual.length; i++) {
    const difference = Math.abs((actual[i] ?? Number.NaN) - (expected[i] ?? Number.NaN));
    if (!(difference <= worst)) worst = difference;
  }
  return worst;
}

/** A small deterministic generator for tests (mulberry32), uniform on [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rows of a small random design: each candidate meets `panel` raters, each scoring `each` dimensions. */
export function randomRows(
  seed: number,
  size: {
    candidates: number;
    raters: number;
    dimensions: number;
    panel: number;
    each: number;
    categories: number;
  },
): number[][] {
  const random = generator(seed);
  const rows: number[][] = [];
  const pick = (from: number, count: number): number[] => {
    const pool = Array.from({ length: from }, (_, i) => i + 1);
    return Array.from(
      { length: Math.min(count, from) },
      () => pool.splice(Math.floor(random() * pool.length), 1)[0] ?? 1,
    );
  };
  for (let c = 1; c <= size.candidates; c++) {
    for (const r of pick(size.raters, size.panel)) {
      for (const d of pick(size.dimensions, size.each))
        rows.push([c, r, d, 1 + Math.min(size.categories - 1, Math.floor(random() * size.categories))]);
    }
  }
  return rows;
}

/** Inverse by Gauss-Jordan with pivoting: slow, plain and independent of the engine. */
export function invert(matrix: number[][]): number[][] {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k; i < n; i++) if (Math.abs(work[i]?.[k] ?? 0) > Math.abs(work[pivot]?.[k] ?? 0)) pivot = i;
    const chosen = work[pivot] ?? [];
    work[pivot] = work[k] ?? [];
    const scale = chosen[k] ?? Number.NaN;
    const row = chosen.map((value) => value / scale);
    work[k] = row;
    for (let i = 0; i < n; i++) {
      const factor = work[i]?.[k] ?? 0;
      if (i !== k && factor !== 0)
        work[i] = (work[i] ?? []).map((value, j) => value - factor * (row[j] ?? 0));
    }
  }
  return work.map((row) => row.slice(n));
}
