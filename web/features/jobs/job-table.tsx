import type { ReactElement, ReactNode } from 'react';
import type { JobSummary } from '#shared/jobs.ts';
import { jobStates } from '#web/features/jobs/job-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { number } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface JobTableProps {
  readonly jobs: readonly JobSummary[];
  /** The title as the link that opens it; the page knows the address. */
  readonly titleLink: (job: JobSummary) => ReactNode;
}

export function JobTable({ jobs, titleLink }: JobTableProps): ReactElement {
  const columns: readonly Column<JobSummary>[] = [
    { key: 'title', header: 'Job', names: true, cell: titleLink },
    { key: 'state', header: 'State', cell: ({ state }) => <JobStateMark state={state} /> },
    {
      key: 'blueprint',
      header: 'Blueprint',
      cell: ({ blueprint }) => `${blueprint.title}, version ${blueprint.number}`,
    },
    {
      key: 'applications',
      header: 'Applications',
      numeric: true,
      cell: ({ applications }) => number(applications),
    },
    { key: 'manager', header: 'Hiring manager', cell: ({ hiringManager }) => hiringManager.name },
    { key: 'recruiter', header: 'Recruiter', cell: ({ recruiter }) => recruiter.name },
    {
      key: 'created',
      header: 'Opened',
      spare: true,
      cell: ({ createdAt }) => <Moment at={createdAt} show="day" />,
    },
  ];
  return <DataTable caption="Jobs" columns={columns} rows={jobs} rowKey={({ id }) => id} />;
}

export function JobStateMark({ state }: { readonly state: JobSummary['state'] }): ReactElement {
  return <StatusMark shape={jobStates[state].shape}>{jobStates[state].word}</StatusMark>;
}
