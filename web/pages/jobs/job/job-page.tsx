import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { getJobCalibration } from '#shared/calibration.ts';
import { createCandidate, listCandidates } from '#shared/candidates.ts';
import { getComparison } from '#shared/comparison.ts';
import type { Job } from '#shared/jobs.ts';
import { mayCall } from '#web/api/may-call.ts';
import { JobCalibrationSection } from '#web/features/calibration/job-calibration.tsx';
import { JobFacts } from '#web/features/jobs/job-facts.tsx';
import { JobStateMark } from '#web/features/jobs/job-table.tsx';
import { JobLife } from '#web/features/jobs/life/job-life.tsx';
import { jobQuery } from '#web/features/jobs/queries.ts';
import { JobTimeline } from '#web/features/jobs/timeline/job-timeline.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { JobCandidates } from '#web/pages/jobs/job/job-candidates.tsx';
import { JobPlan } from '#web/pages/jobs/job/job-plan.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { SidePanel, WithPanel } from '#web/ui/side-panel.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

/** Forms are most of this page's code, and a job can be read without them. */
const JobEdit = lazy(async () => ({
  default: (await import('#web/pages/jobs/job/job-edit.tsx')).JobEdit,
}));

const route = getRouteApi('/signed-in/jobs/$jobId');

export function JobPage(): ReactElement {
  const { jobId } = route.useParams();
  const { data: job, error, refetch } = useQuery(jobQuery(jobId));
  if (job === undefined) {
    return (
      <>
        <PageHeader title="Job" />
        {error === null ? (
          <Skeleton label="Loading the job" rows={10} />
        ) : (
          <ErrorState title="The job could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
      </>
    );
  }
  return <JobView job={job} />;
}

function JobView({ job }: { readonly job: Job }): ReactElement {
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const close = (): void => void navigate({ search: {} });
  const here = { to: '/jobs/$jobId', params: { jobId: job.id } } as const;
  const editing = job.can.edit ? edit : undefined;
  return (
    <>
      <JobHeader job={job} />
      <WithPanel
        panel={
          editing === 'details' ? (
            <SidePanel title="Edit the job" onClose={close}>
              <Suspense fallback={<Skeleton label="Loading the form" />}>
                <JobEdit key={job.id} job={job} onDone={close} />
              </Suspense>
            </SidePanel>
          ) : null
        }
      >
        <section className={layout.section} aria-labelledby="people">
          <h2 id="people">People and policy</h2>
          <JobFacts job={job} />
          {job.can.edit && (
            <LinkButton {...here} search={{ edit: 'details' }}>
              Edit title, people and policy
            </LinkButton>
          )}
        </section>
        <JobPlan job={job} isEditing={editing === 'plan'} onDone={close} />
        {job.can.edit && editing !== 'plan' && <JobLife job={job} />}
        {editing !== 'plan' && mayCall(getJobCalibration, me.roles) && (
          <JobCalibrationSection jobId={job.id} />
        )}
        {editing !== 'plan' && mayCall(listCandidates, me.roles) && <JobCandidates job={job} />}
        {editing !== 'plan' && mayCall(getComparison, me.roles) && (
          <section className={layout.section} aria-labelledby="compare">
            <h2 id="compare">Beside each other</h2>
            <p>Candidates whose debrief is open, in bands that their scores can tell apart.</p>
            <LinkButton to="/jobs/$jobId/compare" params={{ jobId: job.id }} search={{}}>
              Compare candidates
            </LinkButton>
          </section>
        )}
        {editing !== 'plan' && (
          <JobTimeline
            jobId={job.id}
            loopLink={(loopId, name) => (
              <Link to="/loops/$loopId" params={{ loopId }}>
                {name}
              </Link>
            )}
          />
        )}
      </WithPanel>
    </>
  );
}

function JobHeader({ job }: { readonly job: Job }): ReactElement {
  const { member: me } = useSignedIn();
  return (
    <PageHeader
      title={job.title}
      about={
        <>
          On{' '}
          <Link
            to="/blueprints/$blueprintId"
            params={{ blueprintId: job.blueprint.id }}
            search={{ version: job.blueprint.number }}
          >
            {job.blueprint.title}, version {job.blueprint.number}
          </Link>
        </>
      }
      state={<JobStateMark state={job.state} />}
      action={
        job.state === 'open' &&
        mayCall(createCandidate, me.roles) && (
          <LinkButton variant="filled" to="/candidates/new" search={{ job: job.id }}>
            Add a candidate
          </LinkButton>
        )
      }
    />
  );
}
