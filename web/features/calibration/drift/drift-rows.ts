import type { Drift } from '#shared/calibration-review.ts';
import { hundredths, isClearOfZero, rangeWords, signed } from '#web/features/calibration/figures.ts';
import type { NamelessRows } from '#web/features/calibration/nameless-rows.ts';
import type { CsvCell } from '#web/ui/charts/csv.ts';
import { number } from '#web/ui/format.ts';

export type DriftReply = Extract<Drift, { kind: 'drift' }>;
export type DriftPerson = DriftReply['people'][number];

/** "Q2 2026" from the first day of the quarter. */
export function quarterWords(firstDay: string): string {
  const [year, month] = firstDay.split('-');
  return `Q${Math.floor((Number(month) - 1) / 3) + 1} ${year}`;
}

/** By name, never by how far anybody moved. */
export function alphabetical(people: readonly DriftPerson[]): readonly DriftPerson[] {
  return people.toSorted(
    (a, b) => a.person.name.localeCompare(b.person.name, 'en') || a.person.id.localeCompare(b.person.id),
  );
}

/** The finding, which names nobody. */
export function driftTitle(people: readonly DriftPerson[]): string {
  const changes = people.flatMap(({ change }) => (change === null ? [] : [change]));
  if (changes.length === 0) return 'Nobody has levels in two quarters yet';
  const clear = changes.filter(({ likely90 }) => isClearOfZero(likely90)).length;
  const all = `${number(changes.length)} ${changes.length === 1 ? 'person' : 'people'}`;
  if (clear === 0) return `For none of ${all} is the change more than chance`;
  return `For ${number(clear)} of ${all} the change is more than chance`;
}

/** "+0.2, likely −0.1 to +0.5" */
export function changeWords(change: DriftPerson['change']): string {
  if (change === null) return 'Too few quarters to say';
  return `${signed(change.value)}, likely ${rangeWords(change.likely90)}`;
}

/** "Ana Costa, Q2 2026: −0.3, likely −0.5 to −0.1" */
export function levelWords(
  name: string,
  quarter: string,
  level: NonNullable<DriftPerson['levels'][number]>,
): string {
  return `${name}, ${quarterWords(quarter)}: ${signed(level.value)}, likely ${rangeWords(level.likely90)}`;
}

export function namelessDrift({ quarters, people }: DriftReply): NamelessRows {
  const rows = people.map((one) => ({
    one,
    filled: one.levels.filter((level) => level !== null).length,
    last: one.levels.findLast((level) => level !== null)?.value ?? 0,
  }));
  rows.sort((a, b) => b.filled - a.filled || a.last - b.last);
  return {
    note: 'Names are left out. Rows stand by number of quarters with a level, then by the last level; the row number means nothing else.',
    header: [
      ...quarters.flatMap((quarter) => {
        const words = quarterWords(quarter);
        return [`${words} level`, `${words} 90 % from`, `${words} 90 % to`];
      }),
      ...['Change', 'Change 90 % from', 'Change 90 % to'],
    ],
    rows: rows.map(({ one }): readonly CsvCell[] => [
      ...quarters.flatMap((_, index) => cells(one.levels[index] ?? null)),
      ...cells(one.change),
    ]),
  };
}

function cells(figure: DriftPerson['change']): CsvCell[] {
  if (figure === null) return [null, null, null];
  return [hundredths(figure.value), hundredths(figure.likely90.low), hundredths(figure.likely90.high)];
}
