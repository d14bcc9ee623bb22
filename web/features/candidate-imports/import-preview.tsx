import type { ReactElement } from 'react';
import type { ImportRow } from '#shared/candidate-imports.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import layout from '#web/ui/layout.module.css';
import { StatusMark } from '#web/ui/status-mark.tsx';

const none = <span className={layout.soft}>None</span>;

const columns: readonly Column<ImportRow>[] = [
  { key: 'name', header: 'Name', names: true, cell: ({ name }) => name },
  { key: 'email', header: 'E-mail', cell: ({ email }) => email ?? none },
  { key: 'phone', header: 'Phone', cell: ({ phone }) => phone ?? none },
  { key: 'job', header: 'Job', cell: ({ jobTitle }) => jobTitle ?? none },
  { key: 'zone', header: 'Time zone', spare: true, cell: ({ timeZone }) => timeZone.replaceAll('_', ' ') },
  { key: 'note', header: 'Note', spare: true, cell: ({ note }) => (note === '' ? none : note) },
  {
    key: 'state',
    header: 'What happens',
    cell: ({ isThere }) =>
      isThere ? (
        <StatusMark shape="square">Already there</StatusMark>
      ) : (
        <StatusMark shape="disc">New</StatusMark>
      ),
  },
];

/** The first lines as they would come in. */
export function ImportPreview({ rows }: { readonly rows: readonly ImportRow[] }): ReactElement {
  return (
    <DataTable
      caption="As they would come in"
      columns={columns}
      rows={rows}
      rowKey={({ line }) => String(line)}
    />
  );
}
