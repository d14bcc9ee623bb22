import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { createJob } from '#shared/jobs.ts';
import { mayCall } from '#web/api/may-call.ts';
import { JobFilters } from '#web/features/jobs/job-filters.tsx';
import { JobTable } from '#web/features/jobs/job-table.tsx';
import { jobsQuery } from '#web/features/jobs/queries.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/jobs');

export function JobsPage(): ReactElement {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const jobs = useInfiniteQuery(jobsQuery(filters));
  const mayOpen = mayCall(createJob, me.roles);
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  return (
    <>
      <PageHeader
        title="Jobs"
        about="What candidates are interviewed for: each on a published blueprint version, with its people and its loop plan."
        action={
          mayOpen && (
            <LinkButton variant="filled" to="/jobs/new">
              Open a job
            </LinkButton>
          )
        }
      />
      <JobFilters
        filters={filters}
        onChange={(changed) =>
          void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
        }
      />
      <ListState
        list={jobs}
        noun={['job', 'jobs']}
        empty={
          isNarrowed ? (
            <EmptyState
              title="No job fits these filters"
              action={
                <Link to="/jobs" search={{}}>
                  Show all jobs
                </Link>
              }
            >
              Others may be there under another title, in another state or in the archive.
            </EmptyState>
          ) : (
            <EmptyState title="No jobs yet" action={mayOpen && <Link to="/jobs/new">Open a job</Link>}>
              A job needs a published blueprint. It is then here with its candidates and its people.
            </EmptyState>
          )
        }
      >
        {(items) => (
          <JobTable
            jobs={items}
            titleLink={(job) => (
              <Link to="/jobs/$jobId" params={{ jobId: job.id }} className={layout.cover}>
                {job.title}
              </Link>
            )}
          />
        )}
      </ListState>
    </>
  );
}
