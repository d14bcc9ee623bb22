import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLink } from '#server/calibration/engine/create-link.ts';
import { createLaplace, laplaceAt, laplaceGradient } from '#server/calibration/engine/laplace-gradient.ts';
import type { LinkName } from '#server/calibration/engine/link.ts';
import {
  gradientByParameters,
  hyperFromParameters,
  parametersFromHyper,
} from '#server/calibration/engine/parameters.ts';
import type { Problem } from '#server/calibration/engine/problem.ts';
import {
  deviation,
  generator,
  mustIndex,
  randomRows,
  ratingsFrom,
  readFixture,
  readRatings,
} from '#tests/engine/oracle.ts';

interface Gold {
  readonly par: number[];
  readonly laplace_nll: number;
  readonly laplace_gradient_fixed: number[];
}

const gold = JSON.parse(readFixture('gold/gold.json')) as Record<LinkName, Gold>; // reason: a fixture of ours

function gradientAt(problem: Problem, name: LinkName, parameters: Float64Array): Float64Array {
  const workspace = createLaplace(problem, createLink(name, problem.categories));
  const hyper = hyperFromParameters(name, problem, parameters);
  if (laplaceAt(workspace, hyper).value === null) throw new Error('no mode');
  return gradientByParameters(name, hyper, laplaceGradient(workspace, hyper));
}

describe.each(['rsm', 'cum'] as const)('T1 gold, the Laplace gradient under %s', (name) => {
  const ratings = readRatings('gold/gold.csv', { candidates: 12, raters: 40, dimensions: 8 });
  const expected = gold[name];

  it.each(['every', 'rated'] as const)(
    'is the published one, cells %s (within 1e-5, held to 1e-7: it is printed to 12 decimals)',
    (cells) => {
      const problem = mustIndex(ratings, { cells });
      const all = gradientAt(problem, name, Float64Array.from(expected.par.slice(0, 14)));
      expect(deviation(all, expected.laplace_gradient_fixed)).toBeLessThan(1e-7);
    },
  );

  it('comes with the published value (1e-7)', () => {
    const problem = mustIndex(ratings);
    const workspace = createLaplace(problem, createLink(name, 5));
    const hyper = hyperFromParameters(name, problem, Float64Array.from(expected.par.slice(0, 14)));
    expect(Math.abs((laplaceAt(workspace, hyper).value ?? Number.NaN) - expected.laplace_nll)).toBeLessThan(
      1e-7,
    );
  });
});

describe('T14 the Laplace gradient', () => {
  const design = fc.record({
    name: fc.constantFrom<LinkName>('rsm', 'cum'),
    cells: fc.constantFrom('rated', 'every', 'none'),
    cards: fc.boolean(),
    seed: fc.nat(1e6),
    candidates: fc.integer({ min: 1, max: 7 }),
    raters: fc.integer({ min: 1, max: 9 }),
    dimensions: fc.integer({ min: 1, max: 4 }),
    panel: fc.integer({ min: 1, max: 4 }),
    each: fc.integer({ min: 1, max: 3 }),
    categories: fc.integer({ min: 2, max: 6 }),
  });

  it('agrees with central differences of the value, any link, design and side (2e-5 of its size)', () => {
    fc.assert(
      fc.property(design, ({ name, cells, cards, seed, ...size }) => {
        const problem = mustIndex(ratingsFrom(randomRows(seed, size), size), { cells, cards });
        const random = generator(seed + 1);
        const parameters = new Float64Array(size.categories - 1 + size.dimensions - 1 + (cards ? 4 : 3));
        parameters.forEach((_, j) => {
          parameters[j] = 1.2 * (random() - 0.5) + (j < size.categories - 1 ? 0.5 * j - 0.7 : 0);
        });
        const workspace = createLaplace(problem, createLink(name, size.categories));
        const value = (j: number, by: number): number => {
          const moved = parameters.map((p, k) => (k === j ? p + by : p));
          return (
            laplaceAt(workspace, hyperFromParameters(name, problem, moved), { step: 1e-12, iterations: 50 })
              .value ?? Number.NaN
          );
        };
        const gradient = gradientAt(problem, name, parameters);
        const h = 1e-4;
        gradient.forEach((g, j) => {
          const slope = (value(j, h) - value(j, -h)) / (2 * h);
          expect(Math.abs(g - slope)).toBeLessThan(2e-5 * (1 + Math.abs(slope)));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is the same from a warm start as from zero (1e-9)', () => {
    const problem = mustIndex(readRatings('gold/gold.csv', { candidates: 12, raters: 40, dimensions: 8 }));
    const parameters = Float64Array.from(gold.rsm.par.slice(0, 14));
    const workspace = createLaplace(problem, createLink('rsm', 5));
    laplaceAt(
      workspace,
      hyperFromParameters(
        'rsm',
        problem,
        parameters.map((p) => p + 0.3),
      ),
    );
    const hyper = hyperFromParameters('rsm', problem, parameters);
    laplaceAt(workspace, hyper);
    const warm = gradientByParameters('rsm', hyper, laplaceGradient(workspace, hyper));
    expect(deviation(warm, gradientAt(problem, 'rsm', parameters))).toBeLessThan(1e-9);
  });
});

describe.each(['rsm', 'cum'] as const)('the parameters under %s', (name) => {
  it.each([false, true])('lead to hyper-parameters and back (1e-12), cards %s', (cards) => {
    const problem = mustIndex(readRatings('gold/gold.csv', { candidates: 12, raters: 40, dimensions: 8 }), {
      cards,
    });
    const parameters = Float64Array.from([...gold[name].par.slice(0, 14), ...(cards ? [-1.1] : [])]);
    const hyper = hyperFromParameters(name, problem, parameters);
    expect(hyper.sigmaCard).toBe(cards ? Math.exp(-1.1) : null);
    expect(deviation(parametersFromHyper(name, problem, hyper), parameters)).toBeLessThan(1e-12);
  });
});
