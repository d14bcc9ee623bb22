import type { ReactElement, ReactNode } from 'react';
import type { Blueprint } from '#shared/blueprints.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

type VersionSummary = Blueprint['versions'][number];

interface VersionHistoryProps {
  readonly versions: readonly VersionSummary[];
  readonly shown: number | null;
  /** The number as the link that shows the version; the page knows the address. */
  readonly versionLink: (version: VersionSummary) => ReactNode;
}

export function VersionHistory({ versions, shown, versionLink }: VersionHistoryProps): ReactElement {
  const columns: readonly Column<VersionSummary>[] = [
    { key: 'number', header: 'Version', names: true, cell: versionLink },
    {
      key: 'state',
      header: 'State',
      cell: ({ state }) => (
        <StatusMark shape={state === 'draft' ? 'half' : 'disc'}>
          {state === 'draft' ? 'Draft' : 'Published'}
        </StatusMark>
      ),
    },
    {
      key: 'at',
      header: 'Published',
      cell: ({ publishedAt }) => (publishedAt === null ? 'Not yet' : <Moment at={publishedAt} show="day" />),
    },
    { key: 'by', header: 'By', cell: ({ publishedBy }) => publishedBy?.name ?? 'Nobody yet' },
    { key: 'note', header: 'Note', cell: ({ note }) => note ?? 'None' },
  ];
  return (
    <DataTable
      caption="Versions"
      columns={columns}
      rows={versions}
      rowKey={({ number }) => String(number)}
      selectedKey={shown === null ? undefined : String(shown)}
    />
  );
}
