import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanningFit } from '#server/calibration/planning/planning-inputs.ts';
import {
  ana,
  bo,
  cleo,
  fit,
  newcomer,
  other,
  plan,
  predictLoopPlan,
  role,
  round,
} from '#tests/unit/calibration/planned-loop.ts';

describe('what a planner can learn of a person', () => {
  const swapped = (memberId: string | null) =>
    predictLoopPlan(fit, role, [round('query', [memberId], [0, 1]), ...plan.slice(1)]);

  it('is nothing from swapping two whose level is known: not a digit changes', () => {
    expect(swapped(bo)).toEqual(swapped(ana));
  });

  it('is not more than that somebody’s level is known, is not, or that nobody is named', () => {
    const width = (memberId: string | null): number => swapped(memberId).everyDimension;
    expect(swapped(newcomer)).toEqual(swapped(other));
    expect(width(ana)).toBeLessThanOrEqual(width(null));
    expect(width(null)).toBeLessThanOrEqual(width(newcomer));
    expect(width(ana)).toBeLessThan(width(newcomer));
  });

  it('is the same whoever in the fit is how well known, as long as the population is', () => {
    const person = fc.constantFrom(ana, bo, cleo, newcomer, null);
    fc.assert(
      fc.property(person, person, person, (a, b, c) => {
        const rounds = [round('query', [a], [0, 1]), round('case', [b], [1, 2]), round('talk', [c], [2, 3])];
        const turned: PlanningFit = {
          ...fit,
          raters: [
            { memberId: ana, standardError: 0.3 },
            { memberId: bo, standardError: 0.2 },
            { memberId: cleo, standardError: null },
          ],
        };
        expect(predictLoopPlan(turned, role, rounds)).toEqual(predictLoopPlan(fit, role, rounds));
      }),
      { numRuns: 30 },
    );
  });

  it('counts one person in two rounds as one', () => {
    const twice = [round('query', [ana], [0, 1]), round('case', [ana], [1, 2])];
    const told = predictLoopPlan(fit, role, twice);
    expect(told.dimensions.map(({ people }) => people)).toEqual([1, 1, 1, 0]);
    const two = predictLoopPlan(fit, role, [round('query', [ana], [0, 1]), round('case', [bo], [1, 2])]);
    expect(two.dimensions[1]?.people).toBe(2);
    expect(told.everyDimension).toBeGreaterThan(two.everyDimension);
  });
});
