import type { ReactElement } from 'react';
import type { Voting } from '#shared/voting.ts';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/voting/voting.module.css';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

type Vote = Voting['votes'][number];

const columns: readonly Column<Vote>[] = [
  {
    key: 'person',
    header: 'Voter',
    names: true,
    cell: ({ person }) => <span className={classes.name}>{person.name}</span>,
  },
  { key: 'choice', header: 'Vote', cell: ({ choice }) => outcomes[choice].word },
  {
    key: 'reason',
    header: 'Reason',
    cell: ({ reason }) =>
      reason === '' ? (
        <span className={classes.soft}>None given</span>
      ) : (
        <span className={classes.text}>{reason}</span>
      ),
  },
  {
    key: 'cast',
    header: 'Cast',
    cell: ({ castAt, isLate }) => (
      <span className={classes.cast}>
        <Moment at={castAt} />
        {isLate && <StatusMark shape="diamond">Late</StatusMark>}
      </span>
    ),
  },
];

/** Every vote with its reason, once they are open. */
export function VotesTable({ votes }: Pick<Voting, 'votes'>): ReactElement | null {
  if (votes.length === 0) return null;
  return (
    <>
      <DataTable caption="Votes" columns={columns} rows={votes} rowKey={({ person }) => person.id} />
      {votes.some(({ isLate }) => isLate) && (
        <p className={classes.after}>Late: cast after the votes were open.</p>
      )}
    </>
  );
}
