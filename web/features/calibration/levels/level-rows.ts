import { type Levels, levelMinimum } from '#shared/calibration-review.ts';
import type { StripRow } from '#web/features/calibration/charts/strip-plot.tsx';
import {
  hundredths,
  hundredthsOrNone,
  isClearOfZero,
  rangeWords,
  signed,
} from '#web/features/calibration/figures.ts';
import type { NamelessRows } from '#web/features/calibration/nameless-rows.ts';
import {
  hasMinimum,
  levelOf,
  type Reason,
  type ShownLevel,
  withheldWords,
} from '#web/features/calibration/withheld.ts';
import type { CsvCell } from '#web/ui/charts/csv.ts';
import { count, number } from '#web/ui/format.ts';

export type LevelPerson = Extract<Levels, { kind: 'levels' }>['people'][number];

/** Under twice the least a level rests on little, and is drawn so. */
const thinBelowCards = 2 * levelMinimum.cards;

/** By name, never by level. */
export function alphabetical(people: readonly LevelPerson[]): readonly LevelPerson[] {
  return people.toSorted(
    (a, b) => a.person.name.localeCompare(b.person.name, 'en') || a.person.id.localeCompare(b.person.id),
  );
}

export function isThin({ basis }: Pick<LevelPerson, 'basis'>): boolean {
  return basis.cards < thinBelowCards;
}

export function levelRow(one: LevelPerson): StripRow {
  const { person, basis } = one;
  const level = levelOf(one);
  const cards = count(basis.cards, 'card', 'cards');
  if (typeof level === 'string') {
    return { key: person.id, name: person.name, about: withheldWords[level], mark: null, note: cards };
  }
  const words = `${signed(level.value)}, likely ${rangeWords(level.likely90)}`;
  return {
    key: person.id,
    name: person.name,
    about: words,
    mark: {
      value: level.value,
      likely90: level.likely90,
      words: `${person.name}: ${words}; ${cards}${isThin(one) ? ', few' : ''}`,
      isThin: isThin(one),
    },
    note: isThin(one) ? `${cards}, few` : cards,
  };
}

/** The finding, which names nobody: for how many the level is more than chance. */
export function levelsTitle(people: readonly LevelPerson[]): string {
  const shown = people.map(levelOf).filter((level): level is ShownLevel => typeof level !== 'string');
  if (shown.length === 0) return 'Nobody has enough shared candidates for a level yet';
  const clear = shown.filter(({ likely90 }) => isClearOfZero(likely90)).length;
  const all = `${number(shown.length)} ${shown.length === 1 ? 'person' : 'people'}`;
  if (clear === 0) return `For none of ${all} does the level stand clear of 0`;
  return `For ${number(clear)} of ${all} the level stands clear of 0`;
}

/** How alike the scores on one card are, relative to co-raters, in words. */
export function similarityWords(similarity: number): string {
  if (similarity >= 1.25) return 'more alike than co-raters’';
  return similarity <= 0.8 ? 'less alike than co-raters’' : 'about as alike as co-raters’';
}

export const namelessNote =
  'Names are left out. Rows stand by number of cards, then by level; the row number means nothing else.';

const scaleHeader = (what: string): string[] => [1, 2, 3, 4, 5].map((score) => `${what} ${score}`);

/** What the file of levels holds; the level of somebody below the minimum is left out with every figure. */
export function namelessLevels(people: readonly LevelPerson[]): NamelessRows {
  const rows = people.map((one) => ({ cards: one.basis.cards, level: levelOf(one), one }));
  const sortValue = (level: ShownLevel | Reason): number =>
    typeof level === 'string' ? Number.POSITIVE_INFINITY : level.value;
  rows.sort((a, b) => b.cards - a.cards || compare(sortValue(a.level), sortValue(b.level)));
  return {
    note: namelessNote,
    header: [
      ...['Cards', 'Candidates', 'Co-raters', 'Level', '90 % from', '90 % to', 'Why no level'],
      ...['Infit', 'Outfit', 'Similarity', 'Median hours', 'Late, %'],
      ...scaleHeader('Given'),
      ...scaleHeader('Expected'),
    ],
    rows: rows.map(({ one, level }) => namelessRow(one, level)),
  };
}

/** Infinity less infinity is no number, and would leave the order to chance. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function namelessRow(one: LevelPerson, level: ShownLevel | Reason): readonly CsvCell[] {
  const { basis, infit, outfit, similarity, timeliness, use } = one;
  const shown = typeof level === 'string' ? null : level;
  const figures = hasMinimum(basis);
  return [
    basis.cards,
    basis.candidates,
    basis.coRaters,
    hundredthsOrNone(shown?.value ?? null),
    hundredthsOrNone(shown?.likely90.low ?? null),
    hundredthsOrNone(shown?.likely90.high ?? null),
    typeof level === 'string' ? withheldWords[level] : null,
    ...(figures
      ? [
          hundredthsOrNone(infit),
          hundredthsOrNone(outfit),
          hundredthsOrNone(similarity),
          hundredthsOrNone(timeliness?.medianHours ?? null),
          timeliness === null ? null : Math.round(timeliness.lateShare * 100),
        ]
      : [null, null, null, null, null]),
    ...[0, 1, 2, 3, 4].map((index) => (figures ? (use?.observed[index] ?? null) : null)),
    ...[0, 1, 2, 3, 4].map((index) =>
      figures && use !== null ? hundredths(use.expected[index] ?? 0) : null,
    ),
  ];
}
