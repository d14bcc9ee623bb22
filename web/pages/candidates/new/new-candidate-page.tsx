import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CreateCandidateForm } from '#web/features/candidates/create-candidate-form.tsx';
import { JobPicker } from '#web/features/jobs/job-picker.tsx';
import { jobQuery } from '#web/features/jobs/queries.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/candidates/new');

export function NewCandidatePage(): ReactElement {
  const { job: jobId } = route.useSearch();
  const navigate = route.useNavigate();
  const job = useQuery({ ...jobQuery(jobId ?? ''), enabled: jobId !== undefined });
  const takesCandidates = job.data?.state === 'open';
  return (
    <>
      <PageHeader
        title="Add a candidate"
        about={
          job.data !== undefined && takesCandidates
            ? `For ${job.data.title}.`
            : 'Their details, and what they are considered for.'
        }
      />
      {job.isLoading ? (
        <Skeleton label="Loading the job" />
      ) : (
        <CreateCandidateForm
          job={job.data !== undefined && takesCandidates ? { id: job.data.id, name: job.data.title } : null}
          jobPicker={(field) => <JobPicker {...field} />}
          candidateLink={(candidate) => (
            <Link to="/candidates/$candidateId" params={{ candidateId: candidate.id }}>
              {candidate.name}
            </Link>
          )}
          onCreated={(candidate) =>
            void navigate({ to: '/candidates/$candidateId', params: { candidateId: candidate.id } })
          }
        />
      )}
    </>
  );
}
