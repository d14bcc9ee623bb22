import { describe, expect, it } from 'vitest';
import { findBridges, findComponents, findJoins } from '#server/calibration/engine/connectedness.ts';
import { covariance, variance } from '#server/calibration/engine/covariance.ts';
import { fairAverage } from '#server/calibration/engine/fair-average.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { bands, comparison } from '#server/calibration/engine/statements.ts';
import {
  equalWeights,
  mustFit,
  mustIndex,
  ratingsFrom,
  readFixture,
  readRatings,
} from '#tests/engine/oracle.ts';

const ratings = readRatings('disconnected/disconnected.csv');
const weights = equalWeights(8);

describe('T11 disconnected', () => {
  const expected = JSON.parse(readFixture('disconnected/expected.json')) as { components: number }; // reason: ours
  const fit = mustFit(ratings);
  const everyone = Array.from({ length: ratings.candidates }, (_, c) => c);
  const componentOf = (c: number): number => fit.connectedness.candidate[c] ?? -1;

  it('finds the two components', () => {
    expect(fit.connectedness.components).toBe(expected.components);
    expect(fit.state).toBe('provisional');
  });

  it('refuses every comparison across them and none within', () => {
    const a = 0;
    for (const b of everyone.slice(1)) {
      const result = comparison(fit, a, b, weights);
      if (componentOf(a) === componentOf(b))
        expect(result.kind === 'comparison' || isRefusal(result)).toBe(true);
      else expect(result).toEqual({ kind: 'not_comparable', reason: 'no_shared_interviewer' });
    }
  });

  it('bands each component by itself, everybody once', () => {
    const result = bands(fit, everyone, weights);
    if (isRefusal(result)) throw new Error(result.reason);
    expect(result.components).toHaveLength(2);
    for (const part of result.components)
      for (const band of part.bands) for (const c of band) expect(componentOf(c)).toBe(part.component);
    const placed = result.components.flatMap((part) => part.bands.flat());
    expect([...placed].sort((a, b) => a - b)).toEqual(everyone);
  });

  it('would not have been warned by the standard error: between is within 10 % of within', () => {
    const averages = everyone.map((c) => {
      const average = fairAverage(fit.solution, c, weights, 'every');
      if (isRefusal(average)) throw new Error(average.reason);
      return average.composite.whitened;
    });
    const sums = { within: { total: 0, n: 0 }, between: { total: 0, n: 0 } };
    averages.forEach((left, a) => {
      averages.slice(0, a).forEach((right, b) => {
        const part = componentOf(a) === componentOf(b) ? sums.within : sums.between;
        part.total += Math.sqrt(variance(left) + variance(right) - 2 * covariance(left, right));
        part.n++;
      });
    });
    const ratio = sums.between.total / sums.between.n / (sums.within.total / sums.within.n);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
  });

  it('names one interviewer from each side who would join them', () => {
    const joins = findJoins(fit.solution.problem, fit.connectedness);
    expect(joins).toHaveLength(2);
    for (const join of joins) {
      expect(fit.connectedness.rater[join.rater]).toBe(join.from);
      const to = everyone.find((c) => componentOf(c) === join.to) ?? -1;
      const rows = Array.from({ length: ratings.score.length }, (_, i) => [
        (ratings.candidate[i] ?? 0) + 1,
        (ratings.rater[i] ?? 0) + 1,
        (ratings.dimension[i] ?? 0) + 1,
        ratings.score[i] ?? 0,
      ]);
      const joined = ratingsFrom([...rows, [to + 1, join.rater + 1, 1, 3]]);
      expect(findComponents(mustIndex(joined)).components).toBe(1);
    }
  });
});

describe('components and bridges', () => {
  it('leave out who has no ratings', () => {
    const parts = findComponents(mustIndex(ratingsFrom([[2, 1, 1, 3]], { candidates: 3, raters: 2 })));
    expect([...parts.candidate]).toEqual([-1, 0, -1]);
    expect([...parts.rater]).toEqual([0, -1]);
    expect(parts.components).toBe(1);
  });

  it('find the one rater who joins two teams', () => {
    const rows = [
      [1, 1, 1, 3],
      [1, 2, 1, 3],
      [2, 2, 1, 3],
      [2, 3, 1, 3],
      [3, 3, 1, 3],
    ];
    // Candidate 1 is met by 1 and 2, candidate 2 by 2 and 3: without rater 2 they stay rated, but apart.
    expect(findBridges(mustIndex(ratingsFrom(rows))).single).toEqual([1]);
  });

  it('find a pair who together join two teams, and no one alone', () => {
    const rows = [
      [1, 1, 1, 3],
      [1, 2, 1, 3],
      [1, 3, 1, 3],
      [2, 2, 1, 3],
      [2, 3, 1, 3],
      [2, 4, 1, 3],
    ];
    const bridges = findBridges(mustIndex(ratingsFrom(rows)));
    expect(bridges.single).toEqual([]);
    expect(bridges.pairs).toEqual([[1, 2]]);
    expect(bridges.pairsChecked).toBe(true);
  });

  it('find none where every candidate meets the same panel, and none in an empty problem', () => {
    const rows = [1, 2, 3].flatMap((c) => [1, 2, 3, 4].map((r) => [c, r, 1, 3]));
    expect(findBridges(mustIndex(ratingsFrom(rows)))).toEqual({ single: [], pairs: [], pairsChecked: true });
    const none = mustIndex(ratingsFrom([], { candidates: 2, raters: 2, dimensions: 1 }));
    expect(findComponents(none).components).toBe(0);
  });
});
