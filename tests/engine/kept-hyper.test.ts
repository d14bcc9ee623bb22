import { describe, expect, it } from 'vitest';
import { severityVariance } from '#server/calibration/engine/covariance.ts';
import { fitAtHyper } from '#server/calibration/engine/fit.ts';
import { type KeptHyper, keepHyper } from '#server/calibration/engine/kept-hyper.ts';
import { isRefusal } from '#server/calibration/engine/refusal.ts';
import { figuresOf, raterLevel } from '#server/calibration/engine/statements.ts';
import {
  deviation,
  equalWeights,
  mustFitFully,
  ratingsFrom,
  readFixture,
  readRatings,
  rowsOf,
} from '#tests/engine/oracle.ts';

const weights = equalWeights(8);
const throughJson = (kept: KeptHyper): KeptHyper => JSON.parse(JSON.stringify(kept)) as KeptHyper; // reason: what JSON keeps

describe.each([
  ['sim/sim_rsm.csv', 'none'],
  ['card/sim_card.csv', 'auto'],
] as const)('hyper-parameters kept from %s, card effect %s', (path, cardEffect) => {
  const ratings = readRatings(path);
  const nightly = mustFitFully(ratings, { link: 'rsm', cardEffect });
  const kept = throughJson(keepHyper(nightly));
  const frozen = fitAtHyper(ratings, kept);
  if (frozen.kind !== 'fit') throw new Error(frozen.kind);

  it('survive JSON, and give on the same ratings the same figures with the same errors (1e-6)', () => {
    expect(frozen.state).toBe('calibrated');
    expect(frozen.link).toBe('rsm');
    expect(deviation(frozen.solution.effects.rater, nightly.solution.effects.rater)).toBeLessThan(1e-6);
    for (const c of [0, 17, 399]) {
      const [[one], [two]] = [figuresOf(nightly, [c], weights), figuresOf(frozen, [c], weights)];
      if (one === undefined || two === undefined || isRefusal(one) || isRefusal(two)) throw new Error('none');
      if (isRefusal(one.calibrated) || isRefusal(two.calibrated)) throw new Error('not calibrated');
      expect(Math.abs(one.calibrated.fair - two.calibrated.fair)).toBeLessThan(1e-6);
      expect(Math.abs(one.calibrated.standardError / two.calibrated.standardError - 1)).toBeLessThan(1e-6);
    }
    for (let r = 0; r < ratings.raters; r++) {
      const [a, b] = [severityVariance(nightly.solution, r), severityVariance(frozen.solution, r)];
      expect(Math.abs(a / b - 1)).toBeLessThan(1e-6);
    }
    expect(raterLevel(frozen, 0)).toMatchObject({ kind: 'rater_level' });
  });

  it('lie beside their uncertainty in the stated order, the b of all dimensions among them', () => {
    const size = 4 + 8 + 4;
    expect(kept.covariance).toHaveLength(size);
    const difficulty = kept.covariance?.slice(4, 12).map((row) => row.slice(4, 12)) ?? [];
    for (const row of difficulty) expect(Math.abs(row.reduce((sum, v) => sum + v, 0))).toBeLessThan(1e-12);
    expect((kept.covariance?.[15]?.[15] ?? 0) > 0).toBe(cardEffect === 'auto');
  });
});

describe('hyper-parameters of a fit', () => {
  const rows = rowsOf(readFixture('sim/sim_rsm.csv'));
  const nightly = mustFitFully(ratingsFrom(rows), { link: 'rsm', cardEffect: 'none' });
  const kept = keepHyper(nightly);

  it('serve ratings that leave a dimension out, in its place', () => {
    const fewer = ratingsFrom(
      rows.filter(([, , d]) => d !== 8),
      { dimensions: 8 },
    );
    const fit = fitAtHyper(fewer, kept);
    if (fit.kind !== 'fit') throw new Error(fit.kind);
    expect(fit.solution.hyper.difficulty).toEqual(nightly.solution.hyper.difficulty);
    const [own] = figuresOf(fit, [0], weights);
    if (own === undefined || isRefusal(own) || isRefusal(own.calibrated)) throw new Error('none');
    expect(own.calibrated.standardError).toBeGreaterThan(0);
  });

  it('are as good as the fit they come from, and no better than the ratings they are used on', () => {
    const few = ratingsFrom(rows.slice(0, 50), { dimensions: 8 });
    expect(fitAtHyper(few, kept)).toMatchObject({ state: 'raw_only' });
    const all = ratingsFrom(rows);
    expect(fitAtHyper(all, { ...kept, state: 'provisional' })).toMatchObject({ state: 'provisional' });
    expect(fitAtHyper(all, { ...kept, covariance: null })).toMatchObject({ state: 'provisional' });
    expect(fitAtHyper(all, nightly.solution.hyper)).toMatchObject({ state: 'provisional' });
  });

  it('are refused, loudly, for another scale or other dimensions', () => {
    expect(() => fitAtHyper({ ...ratingsFrom(rows), categories: 6 }, kept)).toThrow(RangeError);
    expect(() => fitAtHyper(ratingsFrom(rows, { dimensions: 9 }), kept)).toThrow(RangeError);
    expect(() => fitAtHyper(ratingsFrom(rows), { ...kept, covariance: [[1]] })).toThrow(RangeError);
  });
});
