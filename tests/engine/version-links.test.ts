import { describe, expect, it } from 'vitest';
import { makeFamilyFit } from '#server/calibration/make-family-fit.ts';
import { shifted, simulateVersions } from '#tests/engine/version-simulation.ts';

/** Over many more data sets the same is measured by `npm run bench -- calibration`. */
const fitsOf = (seeds: number, cards: number, shift: number) =>
  Array.from({ length: seeds }, (_, seed) =>
    makeFamilyFit(simulateVersions({ seed, cards, shift }), () => undefined),
  );

describe('the link between two versions', () => {
  it('holds at thirty cards on each where nothing shifted, and loses to chance no more dimensions than 1 in 10', () => {
    const fits = fitsOf(40, 30, 0);
    for (const { kind, versions } of fits) {
      expect(kind).toBe('converged');
      expect(versions).toMatchObject([{ isIn: true }, { isIn: true }]);
    }
    const lost = fits.reduce((sum, { left }) => sum + left.length, 0);
    expect(lost / (40 * 8)).toBeLessThan(0.1);
  });

  it('loses the dimension that became harder by a logit, given the cards to see it', () => {
    for (const fit of fitsOf(4, 400, 1)) {
      if (fit.kind !== 'converged') throw new Error(fit.stopped);
      expect(fit.left.map(({ dimensionId }) => dimensionId)).toContain(shifted);
      expect(fit.left.find(({ dimensionId }) => dimensionId === shifted)?.shift).toBeGreaterThan(0.5);
      expect(fit.dimensions.filter(({ dimensionId }) => dimensionId === shifted)).toHaveLength(2);
      expect(fit.versions).toMatchObject([{ isIn: true }, { isIn: true }]);
    }
  });
});
