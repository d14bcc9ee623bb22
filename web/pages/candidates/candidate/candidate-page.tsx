import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { listDuplicates } from '#shared/candidate-merges.ts';
import { type Candidate, createApplication } from '#shared/candidates.ts';
import { mayCall } from '#web/api/may-call.ts';
import { CandidateFacts } from '#web/features/candidates/candidate-facts.tsx';
import { DuplicatesSection } from '#web/features/candidates/duplicates-section.tsx';
import { MergedRecords } from '#web/features/candidates/merged-records.tsx';
import { NotesSection } from '#web/features/candidates/notes-section.tsx';
import { candidateQuery } from '#web/features/candidates/queries.ts';
import { ResumeSection } from '#web/features/resumes/resume-section.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { Applications } from '#web/pages/candidates/candidate/applications.tsx';
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
  // Merged into another record: its address leads there.
  if (candidate.id !== candidateId) {
    return <Navigate to="/candidates/$candidateId" params={{ candidateId: candidate.id }} replace />;
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
        {mayCall(listDuplicates, me.roles) && (
          <DuplicatesSection
            candidate={candidate}
            candidateLink={({ id, name }) => (
              <Link to="/candidates/$candidateId" params={{ candidateId: id }}>
                {name}
              </Link>
            )}
          />
        )}
        <section className={layout.section} aria-labelledby="details">
          <h2 id="details">Details</h2>
          <CandidateFacts
            candidate={candidate}
            importLink={(id, words) => (
              <Link to="/candidates/import" search={{ id }}>
                {words}
              </Link>
            )}
          />
        </section>
        {!candidate.isAnonymous && (
          <section className={layout.section} aria-labelledby="resume">
            <h2 id="resume">Resume</h2>
            <ResumeSection key={candidate.id} candidateId={candidate.id} />
          </section>
        )}
        <section className={layout.section} aria-labelledby="applications">
          <h2 id="applications">Applications</h2>
          <Applications candidate={candidate} />
          {mayCall(createApplication, me.roles) && (
            <Suspense fallback={null}>
              <Consider candidate={candidate} />
            </Suspense>
          )}
        </section>
        <section className={layout.section} aria-labelledby="notes">
          <h2 id="notes">Notes</h2>
          <NotesSection key={candidate.id} candidateId={candidate.id} />
        </section>
        {candidate.merged.length > 0 && (
          <section className={layout.section} aria-labelledby="merged">
            <h2 id="merged">Merged records</h2>
            <MergedRecords merged={candidate.merged} />
          </section>
        )}
      </WithPanel>
    </>
  );
}
