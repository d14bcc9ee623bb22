import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { createTails, createThresholdDerivatives, type LinkName } from '#server/calibration/engine/link.ts';
import { normalCdf, twoSidedQuantile } from '#server/calibration/engine/normal.ts';

const STEP = 1e-5;

/** A link with K categories, ascending thresholds and a location. */
const setting = fc
  .record({
    name: fc.constantFrom<LinkName>('rsm', 'cum'),
    gaps: fc.array(fc.double({ min: 0.05, max: 3, noNaN: true }), { minLength: 1, maxLength: 8 }),
    eta: fc.double({ min: -6, max: 6, noNaN: true }),
    score: fc.nat(),
  })
  .map(({ name, gaps, eta, score }) => {
    let sum = -2;
    const tau = Float64Array.from(gaps, (gap) => {
      sum += gap;
      return sum;
    });
    const categories = gaps.length + 1;
    return { link: createLink(name, categories), tau, eta, categories, score: 1 + (score % categories) };
  });

/** Central difference of f at 0. */
const slopeOf = (f: (h: number) => number): number => (f(STEP) - f(-STEP)) / (2 * STEP);
const moved = (tau: Float64Array, m: number, h: number): Float64Array =>
  tau.map((t, j) => (j === m ? t + h : t));

describe('links', () => {
  it('give probabilities that sum to 1 (1e-12) and the expectation they imply', () => {
    fc.assert(
      fc.property(setting, ({ link, tau, eta, categories }) => {
        let total = 0;
        let mean = 0;
        for (let k = 1; k <= categories; k++) {
          const p = Math.exp(link.logProb(k, eta, tau));
          total += p;
          mean += k * p;
        }
        expect(total).toBeCloseTo(1, 12);
        expect(link.expectation(eta, tau)).toBeCloseTo(mean, 10);
      }),
    );
  });

  it('have first, second and third derivatives by eta that agree with differences (1e-6)', () => {
    fc.assert(
      fc.property(setting, ({ link, tau, eta, score }) => {
        const at = (x: number, place: number): number => {
          const out = new Float64Array(4);
          link.evaluate(score, x, tau, out);
          return out[place] ?? Number.NaN;
        };
        expect(at(eta, 0)).toBeCloseTo(link.logProb(score, eta, tau), 12);
        expect(at(eta, 1)).toBeCloseTo(
          slopeOf((h) => at(eta + h, 0)),
          6,
        );
        expect(at(eta, 2)).toBeCloseTo(-slopeOf((h) => at(eta + h, 1)), 6);
        expect(at(eta, 3)).toBeCloseTo(
          slopeOf((h) => at(eta + h, 2)),
          6,
        );
      }),
    );
  });

  it('have threshold derivatives that agree with differences (1e-5 relative)', () => {
    fc.assert(
      fc.property(setting, ({ link, tau, eta, score, categories }) => {
        const size = categories - 1;
        const read = (x: number, t: Float64Array) => {
          const out = createThresholdDerivatives(categories);
          link.thresholdDerivatives(score, x, t, out);
          return out;
        };
        const here = read(eta, tau);
        const near = (actual: number | undefined, expected: number): void =>
          expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
        for (let m = 0; m < size; m++) {
          near(
            here.gradient[m],
            slopeOf((h) => link.logProb(score, eta, moved(tau, m, h))),
          );
          near(here.cross[m], -slopeOf((h) => read(eta + h, tau).gradient[m] ?? 0));
          for (let j = 0; j < size; j++)
            near(here.curvature[m * size + j], -slopeOf((h) => read(eta, moved(tau, j, h)).gradient[m] ?? 0));
        }
      }),
    );
  });

  it('have tails whose derivatives agree with differences (1e-6)', () => {
    fc.assert(
      fc.property(setting, ({ link, tau, eta, categories }) => {
        const size = categories - 1;
        const read = (x: number, t: Float64Array) => {
          const out = createTails(categories);
          link.tails(x, t, out);
          return out;
        };
        const here = read(eta, tau);
        for (let m = 0; m < size; m++) {
          expect(here.slope[m]).toBeCloseTo(
            slopeOf((h) => read(eta + h, tau).probability[m] ?? 0),
            6,
          );
          for (let j = 0; j < size; j++) {
            const expected = slopeOf((h) => read(eta, moved(tau, j, h)).probability[m] ?? 0);
            expect(here.thresholdSlope[m * size + j]).toBeCloseTo(expected, 6);
          }
        }
      }),
    );
  });

  it('stay finite at a location of 700 logits', () => {
    for (const name of ['rsm', 'cum'] as const) {
      const link = createLink(name, 5);
      const tau = Float64Array.from([-2, -1, 1, 2]);
      const out = new Float64Array(4);
      for (const eta of [-700, 700]) {
        for (let score = 1; score <= 5; score++) {
          link.evaluate(score, eta, tau, out);
          expect([...out].every(Number.isFinite)).toBe(true);
        }
      }
    }
  });

  it('refuse descending thresholds under cum by a log probability of -Infinity', () => {
    const link = createLink('cum', 3);
    expect(link.logProb(2, 0, Float64Array.from([1, 0]))).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('the normal distribution', () => {
  it('agrees with published values (Abramowitz & Stegun table 26.1, 1e-14; far tail 1e-12 relative)', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(Math.abs(normalCdf(1) - 0.841344746068543)).toBeLessThan(1e-14);
    expect(Math.abs(normalCdf(-2) - 0.022750131948179)).toBeLessThan(1e-14);
    expect(Math.abs(normalCdf(-8) / 6.220960574271785e-16 - 1)).toBeLessThan(1e-12);
    expect(Math.abs(twoSidedQuantile(0.9) - 1.6448536269514722)).toBeLessThan(1e-12);
    expect(Math.abs(twoSidedQuantile(0.5) - 0.6744897501960817)).toBeLessThan(1e-12);
  });

  it('refuses a level of 0 or 1', () => {
    expect(() => twoSidedQuantile(1)).toThrow(RangeError);
    expect(() => twoSidedQuantile(0)).toThrow(RangeError);
  });
});
