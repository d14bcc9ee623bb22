import { describe, expect, it } from 'vitest';
import { covariance, severityContrast, variance, whiten } from '#server/calibration/engine/covariance.ts';
import { changeOfLevel, type LevelWindow } from '#server/calibration/engine/review/drift.ts';
import { generator, mustFit, ratingsFrom } from '#tests/engine/oracle.ts';
import { normals, ORACLE_DESIGN, simulate } from '#tests/engine/review-simulation.ts';

/** Independent levels: `variances` is what the data leave of Sr2 = .36. */
function windowOf(
  severity: readonly number[],
  variances: readonly number[],
  rater?: readonly number[],
): LevelWindow {
  const n = severity.length;
  const covariances = new Float64Array(n * n);
  variances.forEach((value, i) => {
    covariances[i * n + i] = value;
  });
  return {
    rater: Int32Array.from(rater ?? severity.map((_, i) => i)),
    severity: Float64Array.from(severity),
    covariance: covariances,
    sigmaRater: 0.6,
  };
}

const THIN = 0.12;
const THICK = 0.03;

describe("the change of a rater's level between two windows", () => {
  it('is read against the mean change of the others, unshrunk, as worked by hand', () => {
    // Shares of data 1 - .12 / .36 = 2/3 everywhere: unshrunk levels are 3/2 of the shrunk.
    const flat = [THIN, THIN, THIN, THIN];
    const result = changeOfLevel(windowOf([0.2, 0, 0, 0], flat), windowOf([0.6, 0.1, 0.1, 0.1], flat), 0);
    if (result.kind !== 'level_change') throw new Error(result.reason);
    expect(result.change).toBeCloseTo(1.5 * (0.4 - 0.1), 12);
    expect(result.standardError ** 2).toBeCloseTo(2 * (THIN / (2 / 3)) * (1 + 1 / 3), 12);
    expect(result.high - result.low).toBeCloseTo(2 * 1.6448536269514722 * result.standardError, 12);
    expect(result.references).toBe(3);
  });

  it('covers no change in 90 % of steady raters, thin window or not (.87-.93), where shrunken levels are biased', () => {
    const random = generator(17);
    const normal = normals(random);
    const variances = [0.17, THICK, THICK, THICK, THICK];
    let covered = 0;
    let sum = 0;
    const trials = 2000;
    for (let k = 0; k < trials; k++) {
      // Always a harsh rater: in the thin window the shrunken level of the first is pulled in, in the other not.
      const levels = [1, 0.6 * normal(), 0.6 * normal(), 0.6 * normal(), 0.6 * normal()];
      const observe = (of: readonly number[]): number[] =>
        levels.map((level, i) => {
          const v = of[i] ?? Number.NaN;
          const share = 1 - v / 0.36;
          return share * (level + Math.sqrt(v / share) * normal());
        });
      const before = windowOf(
        observe(variances.map(() => THICK)),
        variances.map(() => THICK),
      );
      const result = changeOfLevel(before, windowOf(observe(variances), variances), 0);
      if (result.kind !== 'level_change') throw new Error(result.reason);
      if (result.low < 0 && result.high > 0) covered++;
      sum += result.change / trials;
    }
    expect(covered / trials).toBeGreaterThan(0.87);
    expect(covered / trials).toBeLessThan(0.93);
    expect(Math.abs(sum)).toBeLessThan(0.05);
  });

  it('is found between two fits of simulated quarters, and its interval covers the steady (.85-.95)', () => {
    const inside: number[] = [];
    let moved = 0;
    for (const seed of [1, 2, 3]) {
      const windows = [0, 1].map((quarter) => {
        // Same people: the generator gives severities first. One rater turns harsher by a logit in the second quarter.
        const { rows, severity, difficulty } = quarterOf(seed, quarter);
        const hyper = {
          thresholds: Float64Array.from(ORACLE_DESIGN.thresholds),
          difficulty: Float64Array.from(difficulty),
          sigmaCandidate: 1,
          sigmaCell: 0.5,
          sigmaRater: 0.6,
          sigmaCard: null,
        };
        const raters = severity.length;
        const { solution } = mustFit(ratingsFrom(rows, { raters, dimensions: 8 }), {}, hyper);
        const white = Array.from({ length: raters }, (_, r) => whiten(solution, severityContrast(r)));
        const shared = Float64Array.from(
          white.flatMap((a, i) => white.map((b, j) => (i === j ? variance(a) : covariance(a, b)))),
        );
        const rater = Int32Array.from(severity, (_, r) => r);
        return { rater, severity: solution.effects.rater, covariance: shared, sigmaRater: 0.6 };
      });
      const [before, after] = windows as [LevelWindow, LevelWindow]; // reason: two quarters
      for (let r = 0; r < before.rater.length; r++) {
        const result = changeOfLevel(before, after, r);
        if (result.kind !== 'level_change') continue;
        if (r === 0) moved += result.low > 0 ? 1 : 0;
        else inside.push(result.low < 0 && result.high > 0 ? 1 : 0);
      }
    }
    expect(moved).toBe(3);
    const share = inside.reduce((sum, v) => sum + v, 0) / inside.length;
    expect(inside.length).toBeGreaterThan(50);
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.95);
  });

  it('does not depend on the order in which a window lists its raters, and mirrors with the scale', () => {
    const before = windowOf([0.2, -0.1, 0.3, 0.1], [THIN, THICK, THIN, THICK]);
    const after = windowOf([0.5, 0.1, 0.1, -0.2], [THICK, THICK, THIN, THIN]);
    const turned = windowOf([-0.2, 0.1, 0.1, 0.5], [THIN, THIN, THICK, THICK], [3, 2, 1, 0]);
    const one = changeOfLevel(before, after, 0);
    const two = changeOfLevel(before, turned, 0);
    const minus = (window: LevelWindow): LevelWindow => ({
      ...window,
      severity: window.severity.map((s) => -s),
    });
    const mirror = changeOfLevel(minus(before), minus(after), 0);
    if (one.kind !== 'level_change' || two.kind !== 'level_change' || mirror.kind !== 'level_change')
      throw new Error('no change');
    expect(two.change).toBeCloseTo(one.change, 12);
    expect(two.standardError).toBeCloseTo(one.standardError, 12);
    expect(mirror.low).toBeCloseTo(-one.high, 12);
  });

  it('refuses what is absent, too thin, or has nobody to be read against', () => {
    const reason = (before: LevelWindow, after: LevelWindow, rater: number): string => {
      const result = changeOfLevel(before, after, rater);
      return result.kind === 'undetermined' ? result.reason : result.kind;
    };
    const four = windowOf([0, 0, 0, 0], [THIN, THIN, THIN, THIN]);
    expect(reason(four, four, 0)).toBe('level_change');
    expect(reason(four, windowOf([0, 0, 0], [THIN, THIN, THIN]), 3)).toBe('not_in_window');
    expect(reason(four, windowOf([0, 0, 0, 0], [0.19, THIN, THIN, THIN]), 0)).toBe('level_too_thin');
    expect(reason(four, windowOf([0, 0, 0, 0], [0.36, THIN, THIN, THIN]), 0)).toBe('level_too_thin');
    expect(reason(four, windowOf([0, 0, 0, 0], [THIN, 0.3, THIN, THIN]), 0)).toBe('too_few_common_raters');
    expect(reason(windowOf([], []), four, 0)).toBe('not_in_window');
    expect(() => changeOfLevel({ ...four, sigmaRater: 0 }, four, 0)).toThrow(RangeError);
  });
});

/** 150 candidates of 24 raters. The second quarter is another seed's candidates, scored by the same people. */
function quarterOf(seed: number, quarter: number): ReturnType<typeof simulate> {
  const shift = Array.from({ length: 24 }, (_, r) => (r === 0 && quarter === 1 ? 1 : 0));
  const people = simulate(seed, { candidates: 1, raters: 24 });
  const severity = people.severity.map((s, r) => s + (shift[r] ?? 0));
  return simulate(1000 * seed + quarter, {
    candidates: 220,
    raters: 24,
    severity,
    difficulty: people.difficulty,
  });
}
