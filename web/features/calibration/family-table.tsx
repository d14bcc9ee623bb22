import type { ReactElement, ReactNode } from 'react';
import type { FamilyState, FamilySummary } from '#shared/calibration.ts';
import classes from '#web/features/calibration/calibration.module.css';
import { evidenceWords, familyStates, nextWords } from '#web/features/calibration/family-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface FamilyTableProps {
  readonly families: readonly FamilySummary[];
  /** The title as the link that opens it; the page knows the address. */
  readonly titleLink: (family: FamilySummary) => ReactNode;
}

/** How far the figures of each blueprint carry, and the way on. */
export function FamilyTable({ families, titleLink }: FamilyTableProps): ReactElement {
  const columns: readonly Column<FamilySummary>[] = [
    { key: 'title', header: 'Blueprint', names: true, cell: titleLink },
    { key: 'state', header: 'State', cell: ({ state }) => <FamilyStateMark state={state} /> },
    {
      key: 'next',
      header: 'Way on',
      cell: (family) => nextWords(family) ?? <span className={classes.soft}>{restWords(family.state)}</span>,
    },
    { key: 'evidence', header: 'From closed loops', cell: ({ evidence }) => evidenceWords(evidence) },
    {
      key: 'fitted',
      header: 'Fit of',
      cell: ({ fittedAt, isRunning }) => (
        <>
          {fittedAt === null ? (
            <span className={classes.soft}>None yet</span>
          ) : (
            <Moment at={fittedAt} show="day" />
          )}
          {isRunning && <span className={classes.block}>Fit running</span>}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption="Calibration by blueprint"
      columns={columns}
      rows={families}
      rowKey={({ blueprint }) => blueprint.id}
    />
  );
}

function restWords(state: FamilyState): string {
  return state === 'off' ? 'Switched off' : 'Nothing is missing';
}

export function FamilyStateMark({ state }: { readonly state: FamilyState }): ReactElement {
  return <StatusMark shape={familyStates[state].shape}>{familyStates[state].word}</StatusMark>;
}
