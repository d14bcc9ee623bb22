import type { ReactElement } from 'react';
import classes from '#web/features/calibration/calibration.module.css';
import { hoursWords, percent, rangeWords, ratioWords, signed } from '#web/features/calibration/figures.ts';
import { type LevelPerson, similarityWords } from '#web/features/calibration/levels/level-rows.ts';
import { hasMinimum, levelOf, withheldWords } from '#web/features/calibration/withheld.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';

/** The table behind the strip: whoever is below the minimum has no figures in it. */
export function LevelTable({ people }: { readonly people: readonly LevelPerson[] }): ReactElement {
  const columns: readonly Column<LevelPerson>[] = [
    { key: 'person', header: 'Person', names: true, cell: ({ person }) => person.name },
    { key: 'level', header: 'Level', cell: (one) => <LevelCell one={one} /> },
    {
      key: 'basis',
      header: 'Cards, candidates, co-raters',
      cell: ({ basis }) => `${basis.cards}, ${basis.candidates}, ${basis.coRaters}`,
    },
    { key: 'fit', header: 'Infit, outfit', cell: (one) => shown(one, fitWords(one)) },
    {
      key: 'similarity',
      header: 'Alike across dimensions',
      cell: (one) =>
        shown(
          one,
          one.similarity === null
            ? null
            : `${ratioWords(one.similarity)}, ${similarityWords(one.similarity)}`,
        ),
    },
    {
      key: 'timeliness',
      header: 'Cards come in',
      cell: (one) =>
        shown(
          one,
          one.timeliness === null
            ? null
            : `half within ${hoursWords(one.timeliness.medianHours)}, ${percent(one.timeliness.lateShare)} late`,
        ),
    },
  ];
  return (
    <DataTable caption="Levels by name" columns={columns} rows={people} rowKey={({ person }) => person.id} />
  );
}

function LevelCell({ one }: { readonly one: LevelPerson }): ReactElement {
  const level = levelOf(one);
  if (typeof level === 'string') return <span className={classes.soft}>{withheldWords[level]}</span>;
  return (
    <>
      {signed(level.value)} ({rangeWords(level.likely90)})
    </>
  );
}

function fitWords({ infit, outfit }: LevelPerson): string | null {
  return infit === null && outfit === null ? null : `${ratioWords(infit)}, ${ratioWords(outfit)}`;
}

/** Nothing at all is said under the minimum. */
function shown({ basis }: LevelPerson, words: string | null): string {
  return hasMinimum(basis) && words !== null ? words : '–';
}
