import type { ReactElement, ReactNode } from 'react';
import type { CandidateSummary } from '#shared/candidates.ts';
import classes from '#web/features/candidates/candidates.module.css';
import { StageMark } from '#web/features/candidates/stage-mark.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';

interface CandidateTableProps {
  readonly candidates: readonly CandidateSummary[];
  /** The name as the link that opens the candidate; the page knows the address. */
  readonly nameLink: (candidate: CandidateSummary) => ReactNode;
}

export function CandidateTable({ candidates, nameLink }: CandidateTableProps): ReactElement {
  const columns: readonly Column<CandidateSummary>[] = [
    { key: 'name', header: 'Name', names: true, cell: nameLink },
    {
      key: 'email',
      header: 'E-mail',
      cell: ({ email, isAnonymous }) =>
        email ?? <span className={classes.soft}>{isAnonymous ? 'Anonymous until you submit' : 'None'}</span>,
    },
    {
      key: 'applications',
      header: 'Applications',
      cell: ({ applications }) => <Applications applications={applications} />,
    },
    {
      key: 'created',
      header: 'Added',
      spare: true,
      cell: ({ createdAt }) => <Moment at={createdAt} show="day" />,
    },
  ];
  return <DataTable caption="Candidates" columns={columns} rows={candidates} rowKey={({ id }) => id} />;
}

function Applications({ applications }: Pick<CandidateSummary, 'applications'>): ReactElement {
  if (applications.length === 0) return <span className={classes.soft}>None</span>;
  return (
    <ul className={classes.applications}>
      {applications.map(({ jobTitle, stage }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two applications may be alike, and the list is never reordered
        <li key={index}>
          <span>{jobTitle}</span>
          <StageMark stage={stage} />
        </li>
      ))}
    </ul>
  );
}
