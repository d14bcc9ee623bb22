import type { ReactElement, ReactNode } from 'react';
import type { BlueprintSummary } from '#shared/blueprints.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { number } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface BlueprintTableProps {
  readonly blueprints: readonly BlueprintSummary[];
  /** The title as the link that opens it; the page knows the address. */
  readonly titleLink: (blueprint: BlueprintSummary) => ReactNode;
}

export function BlueprintTable({ blueprints, titleLink }: BlueprintTableProps): ReactElement {
  return (
    <DataTable caption="Blueprints" columns={columns(titleLink)} rows={blueprints} rowKey={({ id }) => id} />
  );
}

function columns(titleLink: BlueprintTableProps['titleLink']): readonly Column<BlueprintSummary>[] {
  return [
    { key: 'title', header: 'Role', names: true, cell: titleLink },
    {
      key: 'published',
      header: 'Published',
      cell: ({ published }) =>
        published === null ? (
          <StatusMark shape="ring">Not yet</StatusMark>
        ) : (
          <StatusMark shape="disc">{`Version ${published.number}`}</StatusMark>
        ),
    },
    {
      key: 'draft',
      header: 'Draft',
      cell: ({ draft }) =>
        draft === null ? (
          'None'
        ) : (
          <>
            <StatusMark shape="half">{`Version ${draft.number}`}</StatusMark>
            {', '}
            <Moment at={draft.changedAt} show="relative" />
          </>
        ),
    },
    {
      key: 'dimensions',
      header: 'Dimensions',
      numeric: true,
      cell: ({ published }) => (published === null ? '–' : number(published.dimensions)),
    },
    {
      key: 'exercises',
      header: 'Exercises',
      numeric: true,
      cell: ({ published }) => (published === null ? '–' : number(published.exercises)),
    },
    {
      key: 'at',
      header: 'Published on',
      spare: true,
      cell: ({ published }) => (published === null ? '–' : <Moment at={published.at} show="day" />),
    },
  ];
}
