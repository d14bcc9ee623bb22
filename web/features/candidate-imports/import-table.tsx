import type { ReactElement, ReactNode } from 'react';
import type { ImportSummary } from '#shared/candidate-imports.ts';
import { resultWords, undoneWords } from '#web/features/candidate-imports/import-words.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { number } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface ImportTableProps {
  readonly imports: readonly ImportSummary[];
  /** Its time as the link that opens it; the page knows the address. */
  readonly link: (one: ImportSummary, words: ReactNode) => ReactNode;
}

/** The record of imports: by whom, how many lines, and what came of them. */
export function ImportTable({ imports, link }: ImportTableProps): ReactElement {
  return (
    <DataTable
      caption="Imports"
      columns={[
        {
          key: 'when',
          header: 'Handed in',
          names: true,
          cell: (one) => link(one, <Moment at={one.madeAt} />),
        },
        { key: 'by', header: 'By', cell: ({ by }) => by.name },
        { key: 'rows', header: 'Lines', numeric: true, cell: ({ rows }) => number(rows) },
        { key: 'result', header: 'What came of it', cell: (one) => <Outcome {...one} /> },
      ]}
      rows={imports}
      rowKey={({ id }) => id}
    />
  );
}

function Outcome({ state, result, undone }: ImportSummary): ReactElement {
  if (undone !== null) {
    return (
      <>
        <StatusMark shape="bar">Undone</StatusMark> by {undone.by.name}, <Moment at={undone.at} />:{' '}
        {undoneWords({ result, undone })}
      </>
    );
  }
  if (result !== null) return <>{resultWords(result)}</>;
  if (state === 'draft') return <StatusMark shape="ring">Not started</StatusMark>;
  if (state === 'running') return <StatusMark shape="half">Running</StatusMark>;
  return <StatusMark shape="bar">Given up</StatusMark>;
}
