import { describe, expect, it } from 'vitest';
import { presentMyScoring } from '#server/calibration/present-my-scoring.ts';
import type { RaterFound, ReviewParts } from '#server/calibration/present-review.ts';

const rater: RaterFound = {
  memberId: 'm1',
  cards: 38,
  candidates: 29,
  coRaters: 7,
  level: { value: -0.31, low: -0.5, high: -0.12 },
  withheld: null,
  infit: 1,
  outfit: 1,
  observed: [1, 9, 31, 17, 2],
  expected: [2, 11, 20, 19, 8],
  similarity: 1,
  mostIn: [{ dimension: 'd1 1', share: 0.61, upperScore: 4 }],
  alone: [],
};

const parts: ReviewParts = {
  fit: { id: 'f1', madeAt: '2026-11-21T03:00:00.000Z' },
  review: {
    raters: [],
    dimensions: { candidates: null, dimensions: [] },
    network: { people: [], links: [], parts: [], suggestions: [] },
    drift: { quarters: [], people: [] },
  },
  people: new Map(),
  places: [{ name: 'd1 1', dimensionId: 'd1' }],
  nameOf: new Map([['d1', 'Reliability']]),
};

const present = (given: Partial<RaterFound>) =>
  presentMyScoring({ id: 'b1', title: 'Lead' }, parts, { ...rater, ...given }, new Map());

describe('my scoring', () => {
  it('is as coarse as it may be, and never says that others always gave the same', () => {
    const beside = {
      pairs: 47,
      exact: 1,
      withinOne: 1,
      own: [0, 0, 1, 0, 0],
      others: [0, 0, 1, 0, 0],
    };
    expect(present({ beside }).beside).toEqual({
      comparisons: 40,
      exact: 0.95,
      withinOne: 0.95,
      own: [0, 0, 1, 0, 0],
      others: [0, 0, 0.95, 0, 0],
    });
    expect(present({ beside: { ...beside, exact: 0.4737, withinOne: 0.882 } }).beside).toMatchObject({
      exact: 0.45,
      withinOne: 0.9,
    });
  });

  it('names the two scores between which most of the level lies', () => {
    expect(present({}).mostIn).toEqual([
      { name: 'Reliability', share: 0.61, between: { lower: 3, upper: 4 } },
    ]);
  });

  it('can be told from a fit that was kept before these were looked at', () => {
    const told = present({ mostIn: [{ dimension: 'd1 1', share: 0.61 }] });
    expect(told.beside).toBeNull();
    expect(told.mostIn).toEqual([{ name: 'Reliability', share: 0.61, between: null }]);
  });
});
