import { expect, it } from 'vitest';
import {
  covariance,
  type Solution,
  severityVariance,
  variance,
} from '#server/calibration/engine/covariance.ts';
import { type FairAverage, fairAverage } from '#server/calibration/engine/fair-average.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { simulate } from '#tests/bench/simulate-ratings.ts';
import { equalWeights, mustFitFully } from '#tests/engine/oracle.ts';

it('covariances are the same from S^-1 at hand as through the factor (1e-9 relative)', () => {
  const full = mustFitFully(simulate({ seed: 4, candidates: 60 }).ratings, { link: 'rsm' }).solution;
  expect(full.inverse).not.toBeNull();
  const weights = equalWeights(full.problem.dimensions);
  const average = (from: Solution, c: number): FairAverage => {
    const found = fairAverage(from, c, weights, 'every');
    if (isRefusal(found)) throw new Error(found.reason);
    return found;
  };
  const factored = { ...full, inverse: null };
  for (let c = 1; c < 8; c++) {
    const [near, far] = [average(full, c), average(factored, c)];
    expect(near.fair.standardError / far.fair.standardError - 1).toBeCloseTo(0, 9);
    const [a, b] = [average(full, 0).fair.whitened, average(factored, 0).fair.whitened];
    const [one, other] = [covariance(a, near.fair.whitened), covariance(b, far.fair.whitened)];
    expect(Math.abs(one - other)).toBeLessThan(1e-9 * variance(a));
  }
  expect(severityVariance(full, 2) / severityVariance(factored, 2) - 1).toBeCloseTo(0, 9);
});
