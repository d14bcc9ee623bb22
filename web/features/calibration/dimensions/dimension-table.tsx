import type { ReactElement } from 'react';
import {
  type DimensionReview,
  iccWords,
  withheldScore,
} from '#web/features/calibration/dimensions/dimension-rows.ts';
import { ratioWords } from '#web/features/calibration/figures.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { number } from '#web/ui/format.ts';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** How far the people who score a dimension agree, and how well it tells candidates apart. */
export function DimensionTable({
  dimensions,
}: {
  readonly dimensions: readonly DimensionReview[];
}): ReactElement {
  const columns: readonly Column<DimensionReview>[] = [
    { key: 'name', header: 'Dimension', names: true, cell: ({ name }) => name },
    {
      key: 'scale',
      header: 'Shared scale',
      cell: ({ fitsScale }) =>
        fitsScale ? (
          <StatusMark shape="disc">Fits</StatusMark>
        ) : (
          <span title={withheldScore}>
            <StatusMark shape="diamond">Withheld</StatusMark>
          </span>
        ),
    },
    {
      key: 'reliability',
      header: 'Reliability',
      numeric: true,
      cell: ({ reliability }) => ratioWords(reliability),
    },
    {
      key: 'alpha',
      header: 'Alpha, ordinal',
      numeric: true,
      cell: ({ agreement }) => ratioWords(agreement.alphaOrdinal),
    },
    { key: 'icc', header: 'ICC, form', numeric: true, cell: ({ agreement }) => iccWords(agreement.icc) },
    { key: 'ac2', header: 'AC2', numeric: true, cell: ({ agreement }) => ratioWords(agreement.ac2) },
    {
      key: 'shared',
      header: 'Candidates with two',
      numeric: true,
      cell: ({ agreement }) => number(agreement.candidates),
    },
    { key: 'infit', header: 'Infit', numeric: true, cell: ({ infit }) => ratioWords(infit) },
    {
      key: 'raters',
      header: 'Interviewers',
      numeric: true,
      spare: true,
      cell: ({ raters }) => number(raters),
    },
  ];
  return (
    <DataTable
      caption="Reliability and agreement by dimension"
      columns={columns}
      rows={dimensions}
      rowKey={({ key }) => key}
    />
  );
}
