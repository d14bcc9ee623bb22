import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { DecisionRecord } from '#web/features/debriefs/decision/decision-record.tsx';
import { EarlierDecisions } from '#web/features/debriefs/decision/earlier-decisions.tsx';
import { EvidenceSection } from '#web/features/debriefs/evidence-section.tsx';
import { Composite } from '#web/features/debriefs/figures/composite.tsx';
import { FiguresSection } from '#web/features/debriefs/figures/figures-section.tsx';
import { AdoptFigures } from '#web/features/debriefs/figures/newer-cards.tsx';
import { FirstScreen } from '#web/features/debriefs/first-screen/first-screen.tsx';
import { debriefQuery } from '#web/features/debriefs/queries.ts';
import { VotingSection } from '#web/features/debriefs/voting/voting-section.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { DebriefHeader } from '#web/pages/debriefs/debrief/debrief-header.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/debriefs/$debriefId');

export function DebriefPage(): ReactElement {
  const { debriefId } = route.useParams();
  const { data: debrief, error, refetch } = useQuery(debriefQuery(debriefId));
  if (debrief !== undefined) return <LoadedDebrief key={debriefId} debrief={debrief} />;
  return (
    <>
      <PageHeader title="Debrief" />
      {error === null ? (
        <Skeleton label="Loading the debrief" rows={12} />
      ) : (
        <ErrorState title="The debrief could not be loaded" error={error} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function LoadedDebrief({ debrief }: { readonly debrief: Debrief }): ReactElement {
  const { settle, sureness } = route.useSearch();
  const navigate = route.useNavigate();
  const { account, member } = useSignedIn();
  const [isAdopting, setIsAdopting] = useState(false);
  return (
    <>
      <DebriefHeader debrief={debrief} onAdopt={() => setIsAdopting(true)} />
      {isAdopting && <AdoptFigures debrief={debrief} onClose={() => setIsAdopting(false)} />}
      <DecisionRecord debrief={debrief} accountId={account.id} />
      <FirstScreen
        debrief={debrief}
        openIssueId={settle}
        onOpenIssue={(dimensionId) =>
          void navigate({
            search: (before) => ({ ...before, settle: dimensionId }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <FiguresSection
        debrief={debrief}
        showsSureness={sureness === 'shown'}
        onShowSureness={(isShown) =>
          void navigate({
            search: (before) => ({ ...before, sureness: isShown ? 'shown' : undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <EvidenceSection debrief={debrief} />
      <VotingSection
        debriefId={debrief.id}
        voting={debrief.voting}
        accountId={account.id}
        memberId={member.id}
      />
      <Composite debrief={debrief} />
      <p>
        <Link to="/jobs/$jobId/compare" params={{ jobId: debrief.job.id }} search={{}}>
          Compare the candidates of this job
        </Link>
      </p>
      <EarlierDecisions earlier={debrief.earlier} />
    </>
  );
}
