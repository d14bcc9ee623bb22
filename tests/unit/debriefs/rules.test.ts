import { describe, expect, it } from 'vitest';
import type { RatingFact } from '#server/calibration/rules.ts';
import { issuesOf, mustHaveState, rationaleObjections } from '#server/debriefs/rules.ts';

const must = { id: 'a', bar: 3, isMustHave: true };
const other = { id: 'b', bar: 3, isMustHave: false };
const rated = (dimensionId: string, ...ratings: (number | null)[]): RatingFact[] =>
  ratings.map((rating) => ({ dimensionId, rating }));

describe('a must-have', () => {
  it.each([
    ['not assessed without a rating', [null, null], 'not_assessed'],
    ['thin with one, however high', [5, null], 'thin'],
    ['met where everyone reached the bar', [3, 5], 'met'],
    ['not met where nobody did', [2, 1], 'not_met'],
    ['disputed on both sides, whatever the mean', [5, 5, 2], 'disputed'],
  ])('is %s', (_, ratings, state) => {
    expect(mustHaveState(must, rated('a', ...ratings))).toBe(state);
  });
});

describe('what to talk about', () => {
  it('puts a disputed must-have before a wider gap elsewhere, and that before a lone rater', () => {
    const thin = { id: 'c', bar: 3, isMustHave: true };
    const ratings = [...rated('b', 1, 5), ...rated('a', 2, 3), ...rated('c', 4)];
    expect(issuesOf([thin, other, must], ratings)).toEqual([
      { dimensionId: 'a', kind: 'must_have_disputed' },
      { dimensionId: 'b', kind: 'wide_gap' },
      { dimensionId: 'c', kind: 'one_rater' },
    ]);
  });

  it('is nothing where all agree', () => {
    expect(issuesOf([must, other], [...rated('a', 4, 4), ...rated('b', 2, 3)])).toEqual([]);
  });
});

describe('a rationale', () => {
  const dimensions = [
    { id: 'a', name: 'Architecture' },
    { id: 'b', name: 'Delivery' },
  ];
  const enough = 'x'.repeat(30);

  it('has the same least length for every dimension', () => {
    expect(
      rationaleObjections(dimensions, [
        { dimensionId: 'a', text: enough },
        { dimensionId: 'b', text: enough },
      ]),
    ).toEqual([]);
    const objections = rationaleObjections(dimensions, [
      { dimensionId: 'a', text: `   ${'x'.repeat(29)}   ` },
    ]);
    expect(objections.map(({ path }) => path)).toEqual(['rationale.a', 'rationale.b']);
  });

  it('has no second text for a dimension', () => {
    const objections = rationaleObjections(dimensions, [
      { dimensionId: 'a', text: enough },
      { dimensionId: 'a', text: enough },
      { dimensionId: 'b', text: enough },
    ]);
    expect(objections.map(({ path }) => path)).toEqual(['rationale.a']);
  });
});
