import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DimensionScore, minCoverage, type WeightedDimension, weightedMean } from '#shared/scoring.ts';

const dimension = (id: string, weight = 1, isMustHave = false): WeightedDimension => ({
  id,
  weight,
  isMustHave,
});
const score = (dimensionId: string, value: number | null): DimensionScore => ({ dimensionId, score: value });
const four = ['a', 'b', 'c', 'd'].map((id) => dimension(id));

describe('the weighted mean', () => {
  it('weighs each assessed dimension', () => {
    expect(
      weightedMean([score('a', 2), score('b', 5)], [dimension('a', 1), dimension('b', 3, true)]),
    ).toEqual({ kind: 'mean', mean: (2 + 15) / 4, coverage: 1, notAssessed: [] });
  });

  it('leaves out what was not assessed, and says how much weight is left', () => {
    expect(weightedMean([score('a', 2), score('b', 3), score('c', 4), score('d', null)], four)).toEqual({
      kind: 'mean',
      mean: 3,
      coverage: 0.75,
      notAssessed: ['d'],
    });
  });

  it('takes a dimension without an entry as not assessed', () => {
    const given = [score('a', 2), score('b', 3), score('c', 4)];
    expect(weightedMean(given, four)).toEqual(weightedMean([...given, score('d', null)], four));
  });

  it('is not shown below three quarters of the weight', () => {
    expect(weightedMean([score('a', 5), score('b', 5)], four)).toEqual({
      kind: 'not_shown',
      reason: 'too_little_assessed',
      coverage: 0.5,
      notAssessed: ['c', 'd'],
    });
  });

  it('counts three quarters as three quarters where the weights are no binary fractions', () => {
    const tenths = ['a', 'b', 'c', 'd'].map((id) => dimension(id, 0.1));
    const odd = [dimension('a', 0.7), dimension('b', 0.1), dimension('c', 0.1), dimension('d', 0.3)];
    expect(weightedMean([score('b', 1), score('c', 1), score('d', 1)], tenths).kind).toBe('mean');
    expect(weightedMean([score('a', 1), score('b', 1), score('c', 1)], odd).kind).toBe('mean');
  });

  it('is not shown with a must-have not assessed, however light it is', () => {
    const withMustHave = [...four, dimension('m', 0.01, true)];
    expect(
      weightedMean(
        four.map(({ id }) => score(id, 5)),
        withMustHave,
      ),
    ).toMatchObject({ kind: 'not_shown', reason: 'must_have_not_assessed', notAssessed: ['m'] });
  });

  it('is not shown where nothing is assessed, and where there is nothing to assess', () => {
    expect(weightedMean([], four)).toMatchObject({ kind: 'not_shown', coverage: 0 });
    expect(weightedMean([], [])).toEqual({
      kind: 'not_shown',
      reason: 'too_little_assessed',
      coverage: 0,
      notAssessed: [],
    });
  });

  it.each([
    ['a weight of 0', [], [dimension('a', 0)]],
    ['a weight without end', [], [dimension('a', Number.POSITIVE_INFINITY)]],
    ['a weight that is no number', [], [dimension('a', Number.NaN)]],
    ['a dimension twice', [], [dimension('a'), dimension('a')]],
    ['a score that is no number', [score('a', Number.NaN)], four],
    ['two scores for a dimension', [score('a', 1), score('a', null)], four],
    ['a score for another dimension', [score('x', 1)], four],
  ])('throws on %s', (_, scores, dimensions) => {
    expect(() => weightedMean(scores, dimensions)).toThrow(RangeError);
  });
});

const panels = fc
  .array(
    fc.record({
      weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
      isMustHave: fc.boolean(),
      score: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
    { minLength: 1, maxLength: 16 },
  )
  .map((items) => ({
    dimensions: items.map(({ weight, isMustHave }, n) => dimension(`d${n}`, weight, isMustHave)),
    scores: items.map((item, n) => score(`d${n}`, item.score)),
  }));

describe('for any panel', () => {
  it('is a mean exactly where it may be shown, and lies between the lowest and the highest score', () => {
    fc.assert(
      fc.property(panels, ({ scores, dimensions }) => {
        const result = weightedMean(scores, dimensions);
        const values = scores.flatMap((item) => (item.score === null ? [] : [item.score]));
        const isMissing = dimensions.some(({ isMustHave }, n) => isMustHave && scores[n]?.score === null);
        expect(result.coverage).toBeGreaterThanOrEqual(0);
        expect(result.coverage).toBeLessThanOrEqual(1);
        expect(result.notAssessed.length).toBe(scores.length - values.length);
        if (result.kind === 'not_shown') {
          expect(isMissing || result.coverage < minCoverage).toBe(true);
          expect(result.reason === 'must_have_not_assessed').toBe(isMissing);
          expect(result).not.toHaveProperty('mean');
          return;
        }
        expect(isMissing).toBe(false);
        expect(result.mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(result.mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }),
    );
  });

  it('does not change with the order of the scores or the unit of the weights', () => {
    fc.assert(
      fc.property(panels, fc.constantFrom(0.5, 2, 8), ({ scores, dimensions }, factor) => {
        const result = weightedMean(scores, dimensions);
        expect(weightedMean(scores.toReversed(), dimensions)).toEqual(result);
        // Powers of two change no digit of a sum, so the results are equal and not only close.
        const scaled = dimensions.map((item) => ({ ...item, weight: item.weight * factor }));
        expect(weightedMean(scores, scaled)).toEqual(result);
      }),
    );
  });

  it('moves with the scores: one more on each is one more in the mean', () => {
    fc.assert(
      fc.property(panels, ({ scores, dimensions }) => {
        const result = weightedMean(scores, dimensions);
        const raised = scores.map((item) => ({
          ...item,
          score: item.score === null ? null : item.score + 1,
        }));
        const after = weightedMean(raised, dimensions);
        expect(after.kind).toBe(result.kind);
        if (result.kind === 'mean' && after.kind === 'mean')
          expect(after.mean).toBeCloseTo(result.mean + 1, 9);
      }),
    );
  });
});
