import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { cardsWords } from '#web/features/debriefs/debrief-words.ts';
import { DecisionForm } from '#web/features/debriefs/decision/decision-form.tsx';
import { DecisionRecord } from '#web/features/debriefs/decision/decision-record.tsx';
import { TakenUpAgain } from '#web/features/debriefs/decision/taken-up-again.tsx';
import { debriefQuery } from '#web/features/debriefs/queries.ts';
import { JobPicker } from '#web/features/jobs/job-picker.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

const route = getRouteApi('/signed-in/debriefs/$debriefId/decision');

export function DecisionPage(): ReactElement {
  const { debriefId } = route.useParams();
  const { data: debrief, error, refetch } = useQuery(debriefQuery(debriefId));
  return (
    <>
      <PageHeader
        title={debrief === undefined ? 'Decision' : `Decision on ${debrief.candidate.name}`}
        about={
          debrief !== undefined && (
            <>
              {debrief.job.title} · {cardsWords(debrief.cards)} ·{' '}
              <Link to="/debriefs/$debriefId" params={{ debriefId }}>
                Back to the debrief
              </Link>
            </>
          )
        }
      />
      {debrief !== undefined ? (
        <Loaded key={debrief.id} debrief={debrief} />
      ) : error === null ? (
        <Skeleton label="Loading the debrief" rows={10} />
      ) : (
        <ErrorState title="The debrief could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function Loaded({ debrief }: { readonly debrief: Debrief }): ReactElement {
  const { account } = useSignedIn();
  const navigate = route.useNavigate();
  // Somebody else's decision that arrives later must not take away what is being written.
  const [wasOpen] = useState(debrief.can.decide);
  if (wasOpen) {
    return (
      <>
        <TakenUpAgain debrief={debrief} />
        <DecisionForm
          debrief={debrief}
          accountId={account.id}
          jobPicker={(field) => <JobPicker {...field} />}
          onDecided={() => {
            toast('Decision recorded');
            void navigate({ to: '/debriefs/$debriefId', params: { debriefId: debrief.id } });
          }}
        />
      </>
    );
  }
  return debrief.decision === null ? (
    <EmptyState title="The decision is somebody else’s to record">
      The job’s hiring manager or an admin records it once the votes are open, with a reason on every
      dimension.
    </EmptyState>
  ) : (
    <DecisionRecord debrief={debrief} accountId={account.id} />
  );
}
