import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { Moment } from '#web/ui/moment.tsx';

interface Happened {
  readonly at: string;
  /** Null where the product itself acted. */
  readonly actor: { readonly name: string } | null;
}

interface TimelineProps<Event extends Happened> {
  readonly caption: string;
  readonly events: UseInfiniteQueryResult<readonly Event[], Error>;
  /** What happened, as a line. Who did it stands beside it. */
  readonly what: (event: Event) => ReactNode;
}

/** What happened, the newest first, with who did it. */
export function Timeline<Event extends Happened>(props: TimelineProps<Event>): ReactElement {
  const { caption, events, what } = props;
  const columns: readonly Column<Event>[] = [
    { key: 'at', header: 'When', cell: ({ at }) => <Moment at={at} /> },
    { key: 'what', header: 'What', names: true, cell: what },
    { key: 'who', header: 'Who', cell: ({ actor }) => actor?.name ?? 'By itself' },
  ];
  return (
    <ListState list={events} noun={['entry', 'entries']} empty={<p>Nothing has happened yet.</p>}>
      {(items) => (
        <DataTable
          caption={caption}
          columns={columns}
          rows={items}
          rowKey={(event) => `${event.at} ${items.indexOf(event)}`}
        />
      )}
    </ListState>
  );
}
