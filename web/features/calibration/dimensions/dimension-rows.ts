import type { DimensionsReview } from '#shared/calibration-review.ts';
import type { StripRow } from '#web/features/calibration/charts/strip-plot.tsx';
import {
  hundredths,
  hundredthsOrNone,
  isClearOfZero,
  rangeWords,
  ratioWords,
  signed,
  size,
} from '#web/features/calibration/figures.ts';
import type { CsvCell } from '#web/ui/charts/csv.ts';
import { count, list } from '#web/ui/format.ts';

export type DimensionReview = Extract<DimensionsReview, { kind: 'dimensions' }>['dimensions'][number];

export const withheldScore =
  'The anchors don’t fit the scale that the dimensions share, so its calibrated score is withheld.';

/** Below 0 a dimension is scored lower than the others. */
export function difficultyRow({ key, name, ratings, difficulty, fitsScale }: DimensionReview): StripRow {
  const words = `${signed(difficulty.value)}, likely ${rangeWords(difficulty.likely90)}`;
  return {
    key,
    name,
    about: words,
    mark: {
      ...difficulty,
      words: `${name}: ${words}; ${count(ratings, 'rating', 'ratings')}`,
      isThin: false,
    },
    note: fitsScale ? count(ratings, 'rating', 'ratings') : 'Calibrated score withheld',
  };
}

/** The finding: the dimension that stands furthest from the others, where that is more than chance. */
export function difficultyTitle(dimensions: readonly DimensionReview[]): string {
  const clear = dimensions
    .filter(({ difficulty }) => isClearOfZero(difficulty.likely90))
    .toSorted((a, b) => Math.abs(b.difficulty.value) - Math.abs(a.difficulty.value));
  const [most] = clear;
  if (most === undefined) return 'No dimension is clearly scored lower or higher than the others';
  const way = most.difficulty.value < 0 ? 'lower' : 'higher';
  return `${most.name} is scored about ${size(most.difficulty.value)} ${way} than the others`;
}

/** Which dimensions have no calibrated score, in a sentence; null for none. */
export function withheldSentence(dimensions: readonly DimensionReview[]): string | null {
  const names = dimensions.filter(({ fitsScale }) => !fitsScale).map(({ name }) => name);
  if (names.length === 0) return null;
  if (names.length === 1) return `${names[0]}: ${lowerFirst(withheldScore)}`;
  return `${list(names)}: the anchors don’t fit the scale that the dimensions share, so their calibrated scores are withheld.`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** "0.62, ICC(2,1)"; an en dash where it is not defined. */
export function iccWords(icc: DimensionReview['agreement']['icc']): string {
  return icc === null ? '–' : `${ratioWords(icc.value)}, ${icc.form}`;
}

export const dimensionHeader = [
  'Dimension',
  'Ratings',
  'Interviewers',
  'Difficulty',
  '90 % from',
  '90 % to',
  'Infit',
  'Reliability',
  'Alpha, ordinal',
  'ICC',
  'ICC form',
  'AC2',
  'Candidates with two or more',
  'Calibrated score',
  ...[1, 2, 3, 4, 5].map((score) => `Given ${score}`),
  ...[1, 2, 3, 4, 5].map((score) => `Expected ${score}`),
];

export function dimensionRow(one: DimensionReview): readonly CsvCell[] {
  const { difficulty, agreement, use } = one;
  return [
    one.name,
    one.ratings,
    one.raters,
    hundredths(difficulty.value),
    hundredths(difficulty.likely90.low),
    hundredths(difficulty.likely90.high),
    hundredths(one.infit),
    hundredthsOrNone(one.reliability),
    hundredthsOrNone(agreement.alphaOrdinal),
    hundredthsOrNone(agreement.icc?.value ?? null),
    agreement.icc?.form ?? null,
    hundredthsOrNone(agreement.ac2),
    agreement.candidates,
    one.fitsScale ? 'shown' : 'withheld',
    ...use.observed,
    ...use.expected.map(hundredths),
  ];
}
