import { describe, expect, it } from 'vitest';
import { besideOthers } from '#server/calibration/review/beside-others.ts';
import { ratingsFrom } from '#tests/engine/oracle.ts';

/** Rows of candidate, rater, dimension and score, counted from 1; the rater looked at is the first. */
const beside = (rows: readonly (readonly number[])[]) =>
  besideOthers({ ratings: ratingsFrom(rows), loopIds: [], raterIds: [], dimensions: [] }, 0);

/** Ten candidates, each scored by the first rater and by three others on one dimension. */
const panel = (candidate: number, own: number, others: readonly number[]): number[][] => [
  [candidate, 1, 1, own],
  ...others.map((score, index) => [candidate, index + 2, 1, score]),
];
const ten = (own: (candidate: number) => number, others: readonly number[]): number[][] =>
  Array.from({ length: 10 }, (_, index) => panel(index + 1, own(index + 1), others)).flat();

describe('own scores beside those of others', () => {
  it('count pairs on the same candidate and dimension: equal ones, and those at most one apart', () => {
    const rows = ten(() => 3, [3, 4, 5]);
    expect(beside(rows)).toMatchObject({
      pairs: 30,
      exact: 1 / 3,
      withinOne: 2 / 3,
      own: [0, 0, 1, 0, 0],
    });
    // Another dimension of the same candidates is no comparison.
    const elsewhere = Array.from({ length: 10 }, (_, index) => [index + 1, 2, 2, 1]);
    expect(beside([...rows, ...elsewhere])).toEqual(beside(rows));
  });

  it('let each own score count alike, however many others gave one', () => {
    const rows = [...ten((candidate) => (candidate % 2 === 0 ? 2 : 4), [1, 1, 5]), ...panel(11, 2, [5])];
    const found = beside(rows);
    expect(found?.own).toEqual([0, 6 / 11, 0, 5 / 11, 0]);
    expect(found?.others.map((share) => share.toFixed(6))).toEqual(
      [(10 * (2 / 3)) / 11, 0, 0, 0, (10 / 3 + 1) / 11].map((share) => share.toFixed(6)),
    );
  });

  it.each([
    ['under thirty pairs', ten(() => 3, [3, 4, 5]).slice(0, -1)],
    [
      'under eight candidates',
      [1, 2, 3, 4, 5, 6, 7].flatMap((candidate) => panel(candidate, 3, [3, 4, 5, 2, 1])),
    ],
    ['only two others', Array.from({ length: 16 }, (_, index) => panel(index + 1, 3, [3, 4])).flat()],
    [
      'somebody with more than half of the pairs',
      [
        ...Array.from({ length: 16 }, (_, index) => panel(index + 1, 3, [3])).flat(),
        ...Array.from({ length: 7 }, (_, index) => [index + 1, 3, 1, 2]),
        ...Array.from({ length: 8 }, (_, index) => [index + 1, 4, 1, 2]),
      ],
    ],
  ])('are not told with %s', (_, rows) => {
    expect(beside(rows)).toBeNull();
  });

  it('are told with half of the pairs in one hand, and no more', () => {
    const rows = [
      ...Array.from({ length: 15 }, (_, index) => panel(index + 1, 3, [3])).flat(),
      ...Array.from({ length: 7 }, (_, index) => [index + 1, 3, 1, 2]),
      ...Array.from({ length: 8 }, (_, index) => [index + 1, 4, 1, 2]),
    ];
    expect(beside(rows)?.pairs).toBe(30);
    expect(beside([...rows, [16, 1, 1, 3], [16, 2, 1, 3]])).toBeNull();
  });
});
