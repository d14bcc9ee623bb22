import { describe, expect, it } from 'vitest';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { fillDifficulty } from '#server/calibration/engine/difficulty.ts';
import {
  addFixedPenalty,
  fixedPenalty,
  imaginaryShares,
  referenceThresholds,
} from '#server/calibration/engine/fixed-prior.ts';
import { PRIOR_MEDIANS } from '#server/calibration/engine/hyper.ts';
import { solveInner } from '#server/calibration/engine/inner.ts';
import { jointGradient } from '#server/calibration/engine/joint.ts';
import { maximiseJointly } from '#server/calibration/engine/joint-maximum.ts';
import { gradientByParameters, hyperFromParameters } from '#server/calibration/engine/parameters.ts';
import {
  deviation,
  generator,
  mustFit,
  mustIndex,
  randomRows,
  ratingsFrom,
  readRatings,
} from '#tests/engine/oracle.ts';

describe.each(['rsm', 'cum'] as const)('the provisional estimate under %s', (name) => {
  const link = createLink(name, 5);
  const problem = mustIndex(readRatings('sim/sim_rsm.csv'));
  const found = maximiseJointly(problem, link, PRIOR_MEDIANS);

  it('stands at the medians of the weak priors', () => {
    expect(found.hyper).toMatchObject({ sigmaCandidate: 1, sigmaCell: 0.4, sigmaRater: 0.5 });
  });

  it('is a stationary point of likelihood, prior and regularisation (1e-8)', () => {
    const gradient = jointGradient(problem, link, found.hyper, found.effects);
    const fixed = Float64Array.from([...gradient.thresholds, ...gradient.difficulty]);
    const shares = imaginaryShares(link);
    const { thresholds, difficulty } = found.hyper;
    addFixedPenalty(
      problem,
      link,
      shares,
      thresholds,
      difficulty,
      fixed,
      new Float64Array(fixed.length ** 2),
    );
    const { candidate, cell, rater } = gradient.effects;
    expect(Math.max(...[...fixed, ...candidate, ...cell, ...rater].map(Math.abs))).toBeLessThan(1e-8);
  });

  it('leaves the random effects at the inner mode of its own hyper-parameters (1e-8)', () => {
    const inner = solveInner(problem, link, found.hyper);
    expect(deviation(inner.effects.candidate, found.effects.candidate)).toBeLessThan(1e-8);
    expect(deviation(inner.effects.rater, found.effects.rater)).toBeLessThan(1e-8);
    expect(inner.iterations).toBeLessThanOrEqual(8);
  });

  it('does no worse than any neighbour (every coordinate moved by .01 raises the objective)', () => {
    const shares = imaginaryShares(link);
    const objective = (thresholds: Float64Array, difficulty: Float64Array): number => {
      const hyper = { ...found.hyper, thresholds, difficulty };
      return (
        solveInner(problem, link, hyper, found.effects).final +
        fixedPenalty(link, shares, thresholds, difficulty)
      );
    };
    const { thresholds, difficulty } = found.hyper;
    const best = objective(thresholds, difficulty);
    expect(Math.abs(best - found.final)).toBeLessThan(1e-8);
    for (const by of [-0.01, 0.01]) {
      for (let m = 0; m < 4; m++)
        expect(
          objective(
            thresholds.map((t, j) => (j === m ? t + by : t)),
            difficulty,
          ),
        ).toBeGreaterThan(best);
      for (let d = 0; d < 7; d++) {
        const moved = difficulty.map((b, e) => (e === d ? b + by : e === 7 ? b - by : b));
        expect(objective(thresholds, moved)).toBeGreaterThan(best);
      }
    }
  });

  it('gives the same bytes twice', () => {
    expect(maximiseJointly(problem, link, PRIOR_MEDIANS).effects).toEqual(found.effects);
  });

  it('keeps the threshold of an unused category finite and within 12 logits', () => {
    const size = { candidates: 50, raters: 7, dimensions: 6, panel: 3, each: 2, categories: 3 };
    const used = [2, 3, 5];
    const rows = randomRows(4, size).map(([c = 1, r = 1, d = 1, y = 1]) => [c, r, d, used[y - 1] ?? 2]);
    const fit = mustFit(ratingsFrom(rows), { link: name });
    for (const tau of fit.solution.hyper.thresholds) expect(Math.abs(tau)).toBeLessThan(12);
  });
});

describe.each(['rsm', 'cum'] as const)('the regularisation under %s', (name) => {
  const link = createLink(name, 5);
  const shares = imaginaryShares(link);

  it('has its minimum at the reference thresholds (gradient 0 to 1e-12), which are mirrored onto themselves', () => {
    const reference = referenceThresholds(link);
    const problem = mustIndex(ratingsFrom([[1, 1, 1, 3]]));
    const gradient = new Float64Array(4);
    addFixedPenalty(problem, link, shares, reference, Float64Array.of(0), gradient, new Float64Array(16));
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-12);
    expect(deviation(reference.map((t) => -t).reverse(), reference)).toBeLessThan(1e-12);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('has a gradient that agrees with differences (1e-6), a dimension without ratings among them', () => {
    const problem = mustIndex(
      ratingsFrom(
        [
          [1, 1, 1, 3],
          [1, 1, 2, 3],
          [1, 1, 4, 3],
        ],
        { dimensions: 5 },
      ),
    );
    const x = [-1.2, -0.1, 0.4, 1.9, 0.3, -0.2, 0.5, 0.7];
    const value = (at: number[]): number => {
      const difficulty = new Float64Array(5);
      fillDifficulty(problem, difficulty, Float64Array.from(at.slice(4)));
      return fixedPenalty(link, shares, Float64Array.from(at.slice(0, 4)), difficulty);
    };
    const difficulty = new Float64Array(5);
    fillDifficulty(problem, difficulty, Float64Array.from(x.slice(4)));
    expect((difficulty[0] ?? 0) + (difficulty[1] ?? 0) + (difficulty[3] ?? 0)).toBeCloseTo(0, 12);
    const gradient = new Float64Array(8);
    addFixedPenalty(
      problem,
      link,
      shares,
      Float64Array.from(x.slice(0, 4)),
      difficulty,
      gradient,
      new Float64Array(64),
    );
    x.forEach((_, k) => {
      const shift = (by: number): number[] => x.map((v, j) => (j === k ? v + by : v));
      expect(gradient[k]).toBeCloseTo((value(shift(1e-5)) - value(shift(-1e-5))) / 2e-5, 6);
    });
  });
});

describe.each(['rsm', 'cum'] as const)('the joint gradient under %s', (name) => {
  it('agrees with central differences at a random point (1e-6 relative), unrated cells and dimensions included', () => {
    const problem = mustIndex(
      ratingsFrom(
        [
          [1, 1, 1, 3],
          [1, 2, 2, 5],
          [2, 1, 2, 1],
          [2, 2, 4, 2],
        ],
        { dimensions: 4 },
      ),
      { cells: 'every' },
    );
    const link = createLink(name, 5);
    const random = generator(21);
    const sizes = { candidate: 2, cell: 8, rater: 2 };
    const fixed = [-1, 0.2, 0.3, 0.6].map((base) => base + 0.1 * random());
    const x = [...fixed, ...Array.from({ length: 3 + 3 + 12 }, () => random() - 0.5)];
    const read = (at: number[]) => {
      const hyper = hyperFromParameters(name, problem, Float64Array.from(at.slice(0, 10)));
      const take = (from: number, size: number): Float64Array =>
        Float64Array.from(at.slice(from, from + size));
      const effects = {
        candidate: take(10, sizes.candidate),
        cell: take(12, sizes.cell),
        rater: take(20, sizes.rater),
        card: new Float64Array(0),
      };
      return { hyper, gradient: jointGradient(problem, link, hyper, effects) };
    };
    const { hyper, gradient } = read(x);
    const all = [
      ...gradientByParameters(name, hyper, gradient),
      ...gradient.effects.candidate,
      ...gradient.effects.cell,
      ...gradient.effects.rater,
    ];
    expect(all).toHaveLength(x.length);
    x.forEach((_, k) => {
      const shift = (by: number): number[] => x.map((v, j) => (j === k ? v + by : v));
      const slope = (read(shift(1e-5)).gradient.value - read(shift(-1e-5)).gradient.value) / 2e-5;
      expect(Math.abs((all[k] ?? Number.NaN) - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
    });
  });
});
