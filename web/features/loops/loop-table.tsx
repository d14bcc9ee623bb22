import type { ReactElement, ReactNode } from 'react';
import type { LoopSummary } from '#shared/loop-list.ts';
import { LoopStateMark, ProgressMarks } from '#web/features/loops/loop-marks.tsx';
import classes from '#web/features/loops/loops.module.css';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { count } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';

interface LoopTableProps {
  readonly loops: readonly LoopSummary[];
  /** The candidate's name as the link that opens the loop; the page knows the address. */
  readonly nameLink: (loop: LoopSummary) => ReactNode;
}

export function LoopTable({ loops, nameLink }: LoopTableProps): ReactElement {
  return <DataTable caption="Loops" columns={loopColumns(nameLink)} rows={loops} rowKey={({ id }) => id} />;
}

export function loopColumns(nameLink: LoopTableProps['nameLink']): readonly Column<LoopSummary>[] {
  return [
    {
      key: 'candidate',
      header: 'Candidate',
      names: true,
      cell: (loop) => (
        <>
          {nameLink(loop)}
          {loop.candidate.isAnonymous && <p className={classes.under}>Anonymous until you submit</p>}
        </>
      ),
    },
    { key: 'job', header: 'Job', cell: ({ job }) => job.title },
    { key: 'state', header: 'State', cell: ({ state }) => <LoopStateMark state={state} /> },
    {
      key: 'cards',
      header: 'Cards',
      cell: ({ progress, waitingRequests }) => (
        <>
          <ProgressMarks progress={progress} />
          {waitingRequests > 0 && (
            <p className={classes.under}>{count(waitingRequests, 'request', 'requests')} to pass on</p>
          )}
        </>
      ),
    },
    {
      key: 'next',
      header: 'Next interview',
      cell: ({ nextInterviewAt, state }) =>
        nextInterviewAt === null ? (
          <span className={classes.soft}>{state === 'open' ? 'None planned' : '–'}</span>
        ) : (
          <Moment at={nextInterviewAt} />
        ),
    },
    {
      key: 'days',
      header: 'In stage',
      cell: ({ daysInStage }) => <span className={classes.nowrap}>{count(daysInStage, 'day', 'days')}</span>,
    },
    { key: 'owner', header: 'Owner', spare: true, cell: ({ owner }) => owner.name },
  ];
}
