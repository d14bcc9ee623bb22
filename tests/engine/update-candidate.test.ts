import { describe, expect, it } from 'vitest';
import { fairAverage } from '#server/calibration/engine/fair-average.ts';
import type { Fit, FitResult } from '#server/calibration/engine/fit.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { refitFrozen, updateCandidate } from '#server/calibration/engine/update-candidate.ts';
import {
  deviation,
  equalWeights,
  mustFit,
  mustFitFully,
  ratingsFrom,
  readFixture,
  rowsOf,
} from '#tests/engine/oracle.ts';

const weights = equalWeights(8);

function must(result: FitResult): Fit {
  if (result.kind !== 'fit') throw new Error(result.kind);
  return result;
}

function score(fit: Fit, c: number): { value: number; error: number } {
  const average = fairAverage(fit.solution, c, weights, 'assessed');
  if (isRefusal(average)) throw new Error(average.reason);
  return { value: average.composite.value, error: average.composite.standardError };
}

describe.each([
  ['sim/sim_rsm.csv', 'none'],
  ['card/sim_card.csv', 'auto'],
] as const)('one new scorecard on %s, card effect %s', (path, cardEffect) => {
  const rows = rowsOf(readFixture(path));
  const counts = { candidates: 400, raters: 60, dimensions: 8 };
  /** Everything but the last interviewer's card of candidate 3. */
  const last = rows.filter(([c]) => c === 3).at(-1)?.[1];
  const before = rows.filter(([c, r]) => c !== 3 || r !== last);
  const fit = mustFitFully(ratingsFrom(before, counts), { link: 'rsm', cardEffect });
  const now = ratingsFrom(rows, counts);
  const at = must(updateCandidate(fit, now, 2));
  const all = must(refitFrozen(fit, now));

  it('is taken in at once, close to the frozen refit of everybody (.006 of a standard error of .3 or more)', () => {
    expect(score(at, 2).error).toBeGreaterThan(0.3);
    expect(Math.abs(score(at, 2).value - score(all, 2).value)).toBeLessThan(6e-3);
    expect(Math.abs(score(at, 2).error / score(all, 2).error - 1)).toBeLessThan(1e-2);
    expect(Math.abs(score(at, 2).value - score(fit, 2).value)).toBeGreaterThan(0.005);
  });

  it('moves nobody else at once', () => {
    expect(at.solution.effects.rater).toEqual(fit.solution.effects.rater);
    const others = (of: Fit): Float64Array => of.solution.effects.candidate.filter((_, c) => c !== 2);
    expect(others(at)).toEqual(others(fit));
    expect(Math.abs(score(at, 10).value - score(fit, 10).value)).toBeLessThan(1e-12);
  });

  it('then moves everybody to where a fit from zero at these hyper-parameters stands (1e-8)', () => {
    const cold = mustFit(now, {}, fit.solution.hyper);
    expect(deviation(all.solution.effects.rater, cold.solution.effects.rater)).toBeLessThan(1e-8);
    expect(deviation(all.solution.effects.cell, cold.solution.effects.cell)).toBeLessThan(1e-8);
    expect(deviation(all.solution.effects.card, cold.solution.effects.card)).toBeLessThan(1e-8);
    expect(all.bookkeeping.iterations).toBeLessThan(cold.bookkeeping.iterations);
  });

  it('keeps state, link and uncertainty', () => {
    for (const own of [at, all]) {
      expect(own).toMatchObject({ state: 'calibrated', link: 'rsm', method: 'given_hyper_parameters' });
      expect(own.solution.uncertainty?.covariance).toEqual(fit.solution.uncertainty?.covariance);
    }
  });

  it('may be the first card of a new candidate by a new interviewer', () => {
    const more = [...rows, [401, 61, 2, 5], [401, 61, 4, 4]];
    const own = must(
      updateCandidate(fit, ratingsFrom(more, { candidates: 401, raters: 61, dimensions: 8 }), 400),
    );
    expect(score(own, 400).value).toBeGreaterThan(0);
    expect(own.solution.effects.rater[60]).toBe(0);
  });
});

describe('one new scorecard', () => {
  it('is solved with everybody where candidates are the dense side', () => {
    const rows = Array.from({ length: 90 }, (_, i) => [
      1 + (i % 4),
      1 + (i % 30),
      1,
      1 + ((i * 7) % 5),
    ]).filter(([c, r], i, all) => all.findIndex(([a, b]) => a === c && b === r) === i);
    const options = { link: 'rsm', cells: 'none' } as const;
    const fit = mustFitFully(ratingsFrom(rows.slice(0, -1), { candidates: 4, raters: 30 }), options);
    expect(fit.solution.problem.eliminated).toBe('raters');
    const now = ratingsFrom(rows, { candidates: 4, raters: 30 });
    const [one, two] = [must(updateCandidate(fit, now, 1)), must(refitFrozen(fit, now))];
    expect(one.solution.effects).toEqual(two.solution.effects);
  });

  it('is refused where there is nothing, or where the ratings are malformed', () => {
    const fit = mustFit(ratingsFrom(rowsOf(readFixture('gold/gold.csv'))));
    const none = ratingsFrom([], { candidates: 12, raters: 40, dimensions: 8 });
    expect(updateCandidate(fit, none, 0)).toEqual({ kind: 'not_assessed', reason: 'no_ratings' });
    const wrong = ratingsFrom([[1, 1, 1, 7]], { candidates: 12, raters: 40, dimensions: 8 });
    expect(refitFrozen(fit, wrong)).toMatchObject({ kind: 'invalid_ratings' });
  });
});
