import type { ReactElement, ReactNode } from 'react';
import type { DebriefSummary } from '#shared/debriefs.ts';
import { debriefStates, outcomes } from '#web/features/debriefs/debrief-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface DebriefTableProps {
  readonly debriefs: readonly DebriefSummary[];
  /** The candidate's name as the link that opens the debrief; the page knows the address. */
  readonly nameLink: (debrief: DebriefSummary) => ReactNode;
}

export function DebriefTable({ debriefs, nameLink }: DebriefTableProps): ReactElement {
  const columns: readonly Column<DebriefSummary>[] = [
    { key: 'candidate', header: 'Candidate', names: true, cell: nameLink },
    { key: 'job', header: 'Job', cell: ({ jobTitle }) => jobTitle },
    { key: 'state', header: 'State', cell: ({ state }) => <DebriefState state={state} /> },
    {
      key: 'outcome',
      header: 'Decision',
      cell: ({ outcome }) => (outcome === null ? '–' : outcomes[outcome].word),
    },
    { key: 'opened', header: 'Opened', cell: ({ openedAt }) => <Moment at={openedAt} show="day" /> },
  ];
  return <DataTable caption="Debriefs" columns={columns} rows={debriefs} rowKey={({ id }) => id} />;
}

export function DebriefState({ state }: { readonly state: DebriefSummary['state'] }): ReactElement {
  const { word, shape } = debriefStates[state];
  return <StatusMark shape={shape}>{word}</StatusMark>;
}
