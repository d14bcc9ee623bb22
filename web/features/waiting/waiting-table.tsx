import { VisuallyHidden } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { WaitingItem } from '#shared/votes.ts';
import { askedWords, minutesWords, waitingVerbs } from '#web/features/waiting/waiting-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';

interface WaitingTableProps {
  readonly items: readonly WaitingItem[];
  /** A link to the place where it is done; the page knows the address. */
  readonly itemLink: (item: WaitingItem, words: ReactNode) => ReactNode;
}

/** What waits for the reader, in the order it came; each line leads to where it is done. */
export function WaitingTable({ items, itemLink }: WaitingTableProps): ReactElement {
  const columns: readonly Column<WaitingItem>[] = [
    { key: 'candidate', header: 'Candidate', names: true, cell: ({ candidateName }) => candidateName },
    { key: 'job', header: 'Job', cell: ({ jobTitle }) => jobTitle },
    { key: 'asked', header: 'Why', cell: askedWords },
    { key: 'since', header: 'Waiting since', cell: ({ since }) => <Moment at={since} show="relative" /> },
    {
      key: 'minutes',
      header: 'To read',
      numeric: true,
      cell: ({ minutesToRead }) => minutesWords(minutesToRead),
    },
    {
      key: 'action',
      header: 'To do',
      cell: (item) =>
        itemLink(
          item,
          <>
            {waitingVerbs[item.kind]}
            <VisuallyHidden>
              {' '}
              on {item.candidateName}, {item.jobTitle}
            </VisuallyHidden>
          </>,
        ),
    },
  ];
  return (
    <DataTable
      caption="Waiting for me"
      columns={columns}
      rows={items}
      rowKey={({ kind, debriefId }) => `${kind} ${debriefId}`}
    />
  );
}
