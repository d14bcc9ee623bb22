import { describe, expect, it } from 'vitest';
import { indexRatings, type Problem } from '#server/calibration/engine/problem.ts';
import { thinProblem } from '#server/calibration/engine/thin-problem.ts';
import { simulate } from '#tests/bench/simulate-ratings.ts';
import { mustFitFully } from '#tests/engine/oracle.ts';

const { ratings } = simulate({ seed: 3, candidates: 1_300 });

function problemOf(given: typeof ratings): Problem {
  const problem = indexRatings(given, { cells: 'rated', cards: true });
  if ('kind' in problem) throw new Error(problem.kind);
  return problem;
}

describe('a part of many ratings, to begin with', () => {
  it('is every k-th candidate with all of their scores, and whoever gave those', () => {
    const problem = problemOf(ratings);
    const thin = thinProblem(problem);
    if (thin === null) throw new Error('not thinned');
    const every = Math.floor(problem.count / 5_000);
    expect(every).toBeGreaterThan(2);
    const kept = Array.from(problem.candidate, (c, i) => ({ c, y: problem.score[i] ?? 0 })).filter(
      ({ c }) => c % every === 0,
    );
    const candidates = [...new Set(kept.map(({ c }) => c))];
    expect(thin.count).toBe(kept.length);
    expect(thin.candidates).toBe(candidates.length);
    const total = (of: readonly { c: number; y: number }[], c: number): number =>
      of.reduce((sum, rating) => sum + (rating.c === c ? rating.y : 0), 0);
    const inThin = Array.from(thin.candidate, (c, i) => ({ c, y: thin.score[i] ?? 0 }));
    expect(candidates.map((_, n) => total(inThin, n))).toEqual(candidates.map((c) => total(kept, c)));
    expect(new Set(thin.rater).size).toBe(thin.raters);
    expect([thin.hasCells, thin.hasCards, thin.categories]).toEqual([true, true, 5]);
  });

  it('is not taken of fewer than twice as many as are enough', () => {
    expect(thinProblem(problemOf(simulate({ seed: 3, candidates: 700 }).ratings))).toBeNull();
  });

  it('leads to the maximum that is reached from elsewhere too', () => {
    const options = { link: 'rsm', cardEffect: 'none', priors: 'none' } as const;
    const fit = mustFitFully(ratings, options);
    const { hyper } = fit.solution;
    const start = { ...hyper, sigmaCandidate: 2, sigmaRater: 0.2, difficulty: hyper.difficulty.map(() => 0) };
    const other = mustFitFully(ratings, { ...options, start });
    expect(Math.abs(fit.diagnostics.laplace - other.diagnostics.laplace)).toBeLessThan(1e-6);
  });
});
