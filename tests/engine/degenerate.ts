/** Every number of a value, however deep. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array); // reason: only numeric arrays here
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(numbersIn);
}

/** Ratings for which a provisional fit must exist: [name, rows, K, counts]. */
export const DEGENERATE: readonly [string, number[][], number, object?][] = [
  ['one rating in all', [[1, 1, 1, 3]], 5],
  ['one extreme rating in all', [[1, 1, 1, 5]], 5],
  [
    'one rater',
    [1, 2, 3, 4].flatMap((c) => [
      [c, 1, 1, c],
      [c, 1, 2, 3],
    ]),
    5,
  ],
  ['one candidate, more raters than candidates', [1, 2, 3, 4].map((r) => [1, r, 1, r]), 5],
  ['one dimension', [1, 2, 3].flatMap((c) => [1, 2].map((r) => [c, r, 1, ((c + r) % 5) + 1])), 5],
  ['all candidates at the top', [1, 2, 3].flatMap((c) => [1, 2].map((r) => [c, r, 1, 5])), 5],
  ['all candidates at the bottom', [1, 2, 3].flatMap((c) => [1, 2].map((r) => [c, r, 1, 1])), 5],
  ['one score for all, in the middle', [1, 2, 3].flatMap((c) => [1, 2].map((r) => [c, r, 1, 3])), 5],
  [
    'unused categories 2 and 4',
    [1, 2, 3].flatMap((c) => [1, 2].map((r) => [c, r, 1, [1, 3, 5][(c + r) % 3] ?? 1])),
    5,
  ],
  [
    'a rater and a candidate without ratings',
    [
      [1, 1, 1, 2],
      [2, 1, 1, 4],
    ],
    5,
    { candidates: 3, raters: 2 },
  ],
  [
    'a dimension without ratings',
    [
      [1, 1, 1, 2],
      [2, 1, 1, 4],
      [1, 1, 3, 5],
    ],
    5,
    { dimensions: 4 },
  ],
  [
    'a specialist on her own dimension',
    [
      [1, 1, 1, 2],
      [2, 1, 1, 4],
      [1, 2, 2, 5],
      [2, 2, 2, 5],
    ],
    5,
  ],
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((k): [string, number[][], number] => [
    `K = ${k}`,
    [1, 2, 3, 4, 5].flatMap((c) => [1, 2, 3].map((r) => [c, r, 1 + ((c + r) % 2), 1 + ((c * r) % k)])),
    k,
  ]),
];
