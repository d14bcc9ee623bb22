import { describe, expect, it } from 'vitest';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { jointGradient } from '#server/calibration/engine/joint.ts';
import { laplace } from '#server/calibration/engine/laplace.ts';
import { gradientByParameters, hyperFromParameters } from '#server/calibration/engine/parameters.ts';
import { deviation, mustIndex, readFixture, readRatings } from '#tests/engine/oracle.ts';

/** T1, from an independent implementation (TMB 1.9.2). The Laplace gradient belongs to the outer problem. */
interface Gold {
  readonly par: number[];
  readonly joint_nll: number;
  readonly joint_gradient: number[];
  readonly laplace_nll: number;
  readonly mode_u: number[];
  readonly mode_s: number[];
  readonly mode_v: number[];
  readonly logdetH: number;
}

const gold = JSON.parse(readFixture('gold/gold.json')) as Record<'rsm' | 'cum', Gold>; // reason: a fixture of ours
const ratings = readRatings('gold/gold.csv', { candidates: 12, raters: 40, dimensions: 8 });
const FIXED = 4 + 7 + 3;

describe.each(['rsm', 'cum'] as const)('T1 gold, %s', (name) => {
  const expected = gold[name];
  const problem = mustIndex(ratings, { cells: 'every' });
  const link = createLink(name, 5);
  const hyper = hyperFromParameters(name, problem, Float64Array.from(expected.par));
  const block = (from: number, size: number): Float64Array =>
    Float64Array.from(expected.par.slice(from, from + size));
  const effects = {
    candidate: block(FIXED, 12),
    cell: block(FIXED + 12, 96),
    rater: block(FIXED + 108, 40),
    card: new Float64Array(0),
  };

  it('gives the joint negative log likelihood to 1e-9 relative', () => {
    const { value } = jointGradient(problem, link, hyper, effects);
    expect(Math.abs(value / expected.joint_nll - 1)).toBeLessThan(1e-9);
  });

  it('gives every element of the joint gradient to 1e-8', () => {
    const gradient = jointGradient(problem, link, hyper, effects);
    const { candidate, cell, rater } = gradient.effects;
    const all = [...gradientByParameters(name, hyper, gradient), ...candidate, ...cell, ...rater];
    expect(deviation(all, expected.joint_gradient)).toBeLessThan(1e-8);
  });

  it('gives the Laplace likelihood, log|H| and the modes to 1e-7', () => {
    const result = laplace(problem, link, hyper);
    expect(Math.abs(result.value - expected.laplace_nll)).toBeLessThan(1e-7);
    expect(Math.abs(result.logDeterminant - expected.logdetH)).toBeLessThan(1e-7);
    expect(deviation(result.inner.effects.candidate, expected.mode_u)).toBeLessThan(1e-7);
    expect(deviation(result.inner.effects.rater, expected.mode_s)).toBeLessThan(1e-7);
    expect(deviation(result.inner.effects.cell, expected.mode_v)).toBeLessThan(1e-7);
    expect(result.inner.stopped).toBe('step');
  });

  it('gives the same Laplace likelihood with the unrated cells left out (to 1e-9)', () => {
    const rated = laplace(mustIndex(ratings), link, hyper);
    expect(Math.abs(rated.value - laplace(problem, link, hyper).value)).toBeLessThan(1e-9);
  });
});
