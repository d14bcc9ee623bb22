import { describe, expect, it } from 'vitest';
import { barLocation, meetsBar } from '#server/calibration/engine/bar.ts';
import { compareCandidates } from '#server/calibration/engine/compare.ts';
import { findComponents } from '#server/calibration/engine/connectedness.ts';
import type { Solution } from '#server/calibration/engine/covariance.ts';
import {
  type Contrast,
  covariance,
  severityVariance,
  variance,
  whiten,
} from '#server/calibration/engine/covariance.ts';
import { fillDifficulty } from '#server/calibration/engine/difficulty.ts';
import {
  dimensionInterval,
  expectOn,
  type FairAverage,
  fairAverage,
  fairInterval,
} from '#server/calibration/engine/fair-average.ts';
import { addFixedPenalty, imaginaryShares } from '#server/calibration/engine/fixed-prior.ts';
import { type HyperParameters, PRIOR_MEDIANS } from '#server/calibration/engine/hyper.ts';
import { jointGradient } from '#server/calibration/engine/joint.ts';
import { normalCdf } from '#server/calibration/engine/normal.ts';
import { createPosterior, fillPosterior } from '#server/calibration/engine/posterior.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { equalWeights, generator, invert, mustFit, randomRows, ratingsFrom } from '#tests/engine/oracle.ts';

/** All unknowns in one vector: candidates, cells, raters, cards, thresholds, free difficulties. */
function unpack(solution: Solution, x: number[]): { hyper: HyperParameters; effects: Solution['effects'] } {
  const { problem, hyper } = solution;
  const take = (from: number, size: number): Float64Array => Float64Array.from(x.slice(from, from + size));
  const { candidates, cells, raters, cards, categories, dimensions } = problem;
  const u = candidates + cells + raters + cards;
  const difficulty = new Float64Array(dimensions);
  fillDifficulty(problem, difficulty, take(u + categories - 1, dimensions - 1));
  return {
    hyper: { ...hyper, thresholds: take(u, categories - 1), difficulty },
    effects: {
      candidate: take(0, candidates),
      cell: take(candidates, cells),
      rater: take(candidates + cells, raters),
      card: take(candidates + cells + raters, cards),
    },
  };
}

function gradientAt(solution: Solution, x: number[]): number[] {
  const { hyper, effects } = unpack(solution, x);
  const g = jointGradient(solution.problem, solution.link, hyper, effects);
  const fixed = Float64Array.from([...g.thresholds, ...g.difficulty]);
  addFixedPenalty(
    solution.problem,
    solution.link,
    imaginaryShares(solution.link),
    hyper.thresholds,
    hyper.difficulty,
    fixed,
    new Float64Array(fixed.length ** 2),
  );
  return [...g.effects.candidate, ...g.effects.cell, ...g.effects.rater, ...g.effects.card, ...fixed];
}

function pack(solution: Solution): number[] {
  const { effects, hyper } = solution;
  return [
    ...effects.candidate,
    ...effects.cell,
    ...effects.rater,
    ...effects.card,
    ...hyper.thresholds,
    ...hyper.difficulty.slice(0, -1),
  ];
}

/** The Hessian of everything by central differences of the analytic gradient. */
function denseHessian(solution: Solution): number[][] {
  const x = pack(solution);
  const h = 1e-5;
  return x.map((_, k) => {
    const up = gradientAt(
      solution,
      x.map((value, j) => (j === k ? value + h : value)),
    );
    const down = gradientAt(
      solution,
      x.map((value, j) => (j === k ? value - h : value)),
    );
    return up.map((value, j) => (value - (down[j] ?? 0)) / (2 * h));
  });
}

const quadratic = (inverse: number[][], a: number[], b: number[]): number =>
  inverse.reduce((sum, row, i) => sum + (a[i] ?? 0) * row.reduce((s, v, j) => s + v * (b[j] ?? 0), 0), 0);

describe.each([
  ['rsm', 'rated', null],
  ['cum', 'rated', null],
  ['rsm', 'every', null],
  ['rsm', 'none', null],
  ['rsm', 'rated', 0.6],
  ['cum', 'every', 0.6],
  ['cum', 'none', 0.6],
] as const)('covariances under %s with cells %s and a card SD of %s', (link, cells, sigmaCard) => {
  // With cells "none" and more raters than candidates the roles are exchanged.
  const size = { candidates: 6, raters: 9, dimensions: 3, panel: 3, each: 2, categories: 4 };
  const ratings = ratingsFrom(randomRows(7, size), { ...size });
  const { solution } = mustFit(ratings, { link, cells, sigmas: { ...PRIOR_MEDIANS, sigmaCard } });
  const { problem } = solution;
  const inverse = invert(denseHessian(solution));

  it('eliminates the side that is meant', () => {
    expect(problem.eliminated).toBe(cells === 'none' ? 'raters' : 'candidates');
  });

  it('stand at a point where the gradient of everything is 0 (1e-9)', () => {
    expect(Math.max(...gradientAt(solution, pack(solution)).map(Math.abs))).toBeLessThan(1e-9);
  });

  it('agree with a dense inverse of everything on random contrasts (1e-7 relative)', () => {
    const random = generator(11);
    const draw = (n: number): number[] => Array.from({ length: n }, () => random() - 0.5);
    const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
    const build = (): { contrast: Contrast; dense: number[] } => {
      const [c, k, r] = [draw(problem.candidates), draw(problem.cells), draw(problem.raters)];
      const card = draw(problem.cards);
      // Thresholds, then all difficulties; the last of them is minus the sum of the others.
      const fixed = draw(problem.categories - 1 + problem.dimensions);
      const last = fixed.at(-1) ?? 0;
      const free = fixed.slice(0, -1).map((g, m) => (m < problem.categories - 1 ? g : g - last));
      const contrast = {
        candidate: { index: indices(c.length), value: c },
        cell: { index: indices(k.length), value: k },
        rater: { index: indices(r.length), value: r },
        card: { index: indices(card.length), value: card },
        fixed: Float64Array.from(fixed),
        extraVariance: 0,
      };
      return { contrast, dense: [...c, ...k, ...r, ...card, ...free] };
    };
    for (let k = 0; k < 5; k++) {
      const [a, b] = [build(), build()];
      const [whiteA, whiteB] = [whiten(solution, a.contrast), whiten(solution, b.contrast)];
      const varianceA = quadratic(inverse, a.dense, a.dense);
      expect(Math.abs(variance(whiteA) / varianceA - 1)).toBeLessThan(1e-7);
      const scale = Math.sqrt(varianceA * quadratic(inverse, b.dense, b.dense));
      const shared = quadratic(inverse, a.dense, b.dense);
      expect(Math.abs(covariance(whiteA, whiteB) - shared) / scale).toBeLessThan(1e-7);
    }
  });

  it('give Var(s_r) as that inverse does (1e-7)', () => {
    const first = problem.candidates + problem.cells;
    for (let r = 0; r < problem.raters; r++)
      expect(Math.abs(severityVariance(solution, r) - (inverse[first + r]?.[first + r] ?? 0))).toBeLessThan(
        1e-7,
      );
  });

  it('give Var(F_c) as the delta method on that inverse with a numerical gradient does (1e-6 relative)', () => {
    const weights = equalWeights(3);
    const x = pack(solution);
    const value = (at: number[]): number => {
      const average = fairAverage({ ...solution, ...unpack(solution, at) }, 0, weights, 'assessed');
      if (isRefusal(average)) throw new Error(average.reason);
      return average.fair.value;
    };
    const average = fairAverage(solution, 0, weights, 'assessed');
    if (isRefusal(average)) throw new Error(average.reason);
    const h = 1e-6;
    const gradient = x.map((_, k) => {
      const shift = (by: number): number[] => x.map((v, j) => (j === k ? v + by : v));
      return (value(shift(h)) - value(shift(-h))) / (2 * h);
    });
    const dense = quadratic(inverse, gradient, gradient);
    expect(Math.abs(average.fair.standardError ** 2 / dense - 1)).toBeLessThan(1e-6);
  });

  it('give V_i of every rating and the variance of every effect as a dense inverse given the hyper-parameters does (1e-8)', () => {
    const posterior = createPosterior(problem);
    fillPosterior(posterior, solution.system);
    const effects = problem.candidates + problem.cells + problem.raters + problem.cards;
    const given = invert(
      denseHessian(solution)
        .slice(0, effects)
        .map((row) => row.slice(0, effects)),
    );
    const [cell, rater] = [problem.candidates, problem.candidates + problem.cells];
    const card = rater + problem.raters;
    const blocks = [
      [posterior.effects.candidate, 0],
      [posterior.effects.cell, cell],
      [posterior.effects.rater, rater],
      [posterior.effects.card, card],
    ] as const;
    for (const [variances, first] of blocks)
      variances.forEach((value, i) => {
        expect(Math.abs(value - (given[first + i]?.[first + i] ?? Number.NaN))).toBeLessThan(1e-8);
      });
    for (let i = 0; i < problem.count; i++) {
      const row = new Array<number>(effects).fill(0);
      row[problem.candidate[i] ?? 0] = 1;
      row[rater + (problem.rater[i] ?? 0)] = -1;
      if (problem.hasCells) row[cell + (problem.cell[i] ?? 0)] = 1;
      if (problem.hasCards) row[card + (problem.slot[i] ?? 0)] = 1;
      expect(Math.abs((posterior.predictor[i] ?? Number.NaN) - quadratic(given, row, row))).toBeLessThan(
        1e-8,
      );
    }
  });

  /** Standard error of any function of everything, by a numerical gradient on the dense inverse. */
  function standardErrorOf(value: (at: Solution) => number): number {
    const x = pack(solution);
    const h = 1e-6;
    const gradient = x.map((_, k) => {
      const shift = (by: number): number =>
        value({
          ...solution,
          ...unpack(
            solution,
            x.map((v, j) => (j === k ? v + by : v)),
          ),
        });
      return (shift(h) - shift(-h)) / (2 * h);
    });
    return Math.sqrt(quadratic(inverse, gradient, gradient));
  }

  const rated = { candidate: problem.candidate[0] ?? 0, dimension: problem.dimension[0] ?? 0 };

  it('give the bar its probability, thresholds and difficulty in the standard error (1e-6)', () => {
    const { candidate, dimension } = rated;
    for (const bar of [2, 3, 4]) {
      const margin = (at: Solution): number =>
        expectOn(at, candidate, dimension).location - barLocation(at.link, at.hyper.thresholds, bar);
      const statement = meetsBar(solution, candidate, dimension, bar);
      if (isRefusal(statement)) throw new Error(statement.reason);
      const expected = normalCdf(margin(solution) / standardErrorOf(margin));
      expect(Math.abs(statement.probability - expected)).toBeLessThan(1e-6);
    }
  });

  it('give a comparison its z, the covariance of the two included (1e-6)', () => {
    const weights = equalWeights(3);
    const connectedness = findComponents(problem);
    const result = compareCandidates(solution, connectedness, 0, 1, weights);
    if (isRefusal(result)) throw new Error(result.reason);
    const difference = (at: Solution): number => {
      const scale = (c: number): number => {
        const average = fairAverage(at, c, weights, 'assessed', (d) => result.dimensions.includes(d));
        if (isRefusal(average)) throw new Error(average.reason);
        return Math.log((average.fair.value - 1) / (4 - average.fair.value));
      };
      return scale(0) - scale(1);
    };
    expect(Math.abs(result.z - difference(solution) / standardErrorOf(difference))).toBeLessThan(1e-6);
    expect(Math.abs(result.probability - normalCdf(result.z))).toBeLessThan(1e-12);
  });

  it('give intervals their half width: on eta for a dimension, on the logit of the share for a composite (1e-6)', () => {
    const { candidate, dimension } = rated;
    const own = dimensionInterval(solution, candidate, dimension, 0.9);
    if (isRefusal(own)) throw new Error(own.reason);
    const expected = expectOn(solution, candidate, dimension);
    const onEta = standardErrorOf((at) => expectOn(at, candidate, dimension).fair) / expected.slope;
    const end = (sign: number): number =>
      solution.link.expectation(
        expected.location + sign * 1.6448536269514722 * onEta,
        solution.hyper.thresholds,
      );
    expect(Math.abs(own.low - end(-1))).toBeLessThan(1e-6);
    expect(Math.abs(own.high - end(1))).toBeLessThan(1e-6);

    const logit = (fair: number): number => Math.log((fair - 1) / (4 - fair));
    const composite = (at: Solution): FairAverage => {
      const average = fairAverage(at, candidate, equalWeights(3), 'assessed');
      if (isRefusal(average)) throw new Error(average.reason);
      return average;
    };
    const { low, high } = fairInterval(composite(solution), 0.9);
    const onLogit = standardErrorOf((at) => logit(composite(at).fair.value));
    expect(Math.abs((logit(high) - logit(low)) / 2 - 1.6448536269514722 * onLogit)).toBeLessThan(1e-6);
  });
});
