import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { type Candidate, createApplication } from '#shared/candidates.ts';
import { mayCall } from '#web/api/may-call.ts';
import { ApplicationItem } from '#web/features/candidates/application-item.tsx';
import { CandidateFacts } from '#web/features/candidates/candidate-facts.tsx';
import classes from '#web/features/candidates/candidates.module.css';
import { candidateQuery } from '#web/features/candidates/queries.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { SidePanel, WithPanel } from '#web/ui/side-panel.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** Forms are most of this page's code, and a candidate can be read without them. */
const CandidateForm = lazy(async () => ({
  default: (await import('#web/features/candidates/candidate-form.tsx')).CandidateForm,
}));
const Consider = lazy(async () => ({
  default: (await import('#web/pages/candidates/candidate/consider.tsx')).Consider,
}));

const route = getRouteApi('/signed-in/candidates/$candidateId');

export function CandidatePage(): ReactElement {
  const { candidateId } = route.useParams();
  const { data: candidate, error, refetch } = useQuery(candidateQuery(candidateId));
  if (candidate === undefined) {
    return (
      <>
        <PageHeader title="Candidate" />
        {error === null ? (
          <Skeleton label="Loading the candidate" />
        ) : (
          <ErrorState
            title="The candidate could not be loaded"
            error={error}
            onRetry={() => void refetch()}
          />
        )}
      </>
    );
  }
  return <CandidateView candidate={candidate} />;
}

function CandidateView({ candidate }: { readonly candidate: Candidate }): ReactElement {
  const { edit } = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const close = (): void => void navigate({ search: {} });
  return (
    <>
      <PageHeader
        title={candidate.name}
        state={
          candidate.isAnonymous ? (
            <StatusMark shape="square">Anonymous until you submit</StatusMark>
          ) : undefined
        }
        action={
          candidate.can.edit && (
            <LinkButton
              to="/candidates/$candidateId"
              params={{ candidateId: candidate.id }}
              search={{ edit: 'details' }}
            >
              Edit details
            </LinkButton>
          )
        }
      />
      <WithPanel
        panel={
          edit === 'details' && candidate.can.edit ? (
            <SidePanel title="Edit details" onClose={close}>
              <Suspense fallback={<Skeleton label="Loading the form" />}>
                <CandidateForm key={candidate.id} candidate={candidate} onDone={close} />
              </Suspense>
            </SidePanel>
          ) : null
        }
      >
        <section className={layout.section} aria-labelledby="details">
          <h2 id="details">Details</h2>
          <CandidateFacts candidate={candidate} />
        </section>
        <section className={layout.section} aria-labelledby="applications">
          <h2 id="applications">Applications</h2>
          <Applications candidate={candidate} />
          {mayCall(createApplication, me.roles) && (
            <Suspense fallback={null}>
              <Consider candidate={candidate} />
            </Suspense>
          )}
        </section>
      </WithPanel>
    </>
  );
}

function Applications({ candidate }: { readonly candidate: Candidate }): ReactElement {
  const navigate = route.useNavigate();
  if (candidate.applications.length === 0) {
    return <p>Not considered for any job yet. Their applications, with loops and stages, are here.</p>;
  }
  return (
    <ul className={classes.list}>
      {candidate.applications.map((application) => (
        <ApplicationItem
          key={application.id}
          candidateName={candidate.name}
          application={application}
          jobLink={
            <Link to="/jobs/$jobId" params={{ jobId: application.job.id }}>
              {application.job.title}
            </Link>
          }
          loopLink={
            application.loopId !== null && (
              <LinkButton to="/loops/$loopId" params={{ loopId: application.loopId }}>
                Go to the loop
              </LinkButton>
            )
          }
          onLoopStarted={(loopId) => void navigate({ to: '/loops/$loopId', params: { loopId } })}
        />
      ))}
    </ul>
  );
}
