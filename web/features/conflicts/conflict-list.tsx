import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type Conflict, conflictWords } from '#shared/conflicts.ts';
import { conflictsQuery } from '#web/features/conflicts/queries.ts';
import { Withdraw } from '#web/features/conflicts/withdraw.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';
import { Moment } from '#web/ui/moment.tsx';

interface ConflictListProps {
  /** Only those with the candidate of this loop. */
  readonly loopId?: string;
  readonly empty: string;
}

/** Conflicts of interest that stand, the newest first. */
export function ConflictList({ loopId, empty }: ConflictListProps): ReactElement {
  const conflicts = useInfiniteQuery(conflictsQuery(loopId));
  return (
    <ListState
      list={conflicts}
      noun={['conflict', 'conflicts']}
      empty={<p className={layout.note}>{empty}</p>}
    >
      {(items) => (
        <DataTable caption="Conflicts of interest" columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
    </ListState>
  );
}

const columns: readonly Column<Conflict>[] = [
  { key: 'member', header: 'Person', names: true, cell: ({ member }) => member.name },
  { key: 'candidate', header: 'Candidate', cell: ({ candidate }) => candidate.name },
  { key: 'kind', header: 'Conflict', cell: ({ kind }) => conflictWords[kind].label },
  {
    key: 'declared',
    header: 'Declared',
    spare: true,
    cell: ({ declaredBy, declaredAt }) => (
      <>
        <Moment at={declaredAt} show="day" /> by {declaredBy.name}
      </>
    ),
  },
  { key: 'withdraw', header: 'Change', cell: (conflict) => <Withdraw conflict={conflict} /> },
];
