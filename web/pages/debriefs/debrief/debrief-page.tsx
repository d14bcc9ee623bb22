import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { DebriefState } from '#web/features/debriefs/debrief-table.tsx';
import { cardsWords } from '#web/features/debriefs/debrief-words.ts';
import { DecisionRecord } from '#web/features/debriefs/decision/decision-record.tsx';
import { EvidenceSection } from '#web/features/debriefs/evidence-section.tsx';
import { pinnedWords } from '#web/features/debriefs/figure-words.ts';
import { FiguresSection } from '#web/features/debriefs/figures/figures-section.tsx';
import { AdoptFigures, NewerCards } from '#web/features/debriefs/figures/newer-cards.tsx';
import { FirstScreen } from '#web/features/debriefs/first-screen/first-screen.tsx';
import { debriefQuery } from '#web/features/debriefs/queries.ts';
import classes from '#web/pages/debriefs/debrief/debrief-page.module.css';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

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
  const format = useFormat();
  const [isAdopting, setIsAdopting] = useState(false);
  const { candidate, job, blueprint, cards, figures } = debrief;
  return (
    <>
      <PageHeader
        title={candidate.name}
        about={
          <>
            {job.title} · <span title={blueprint.title}>version {blueprint.number}</span> ·{' '}
            {cardsWords(cards)} ·{' '}
            <span className={classes.pinned}>{pinnedWords(figures.pinnedAt, format)}</span>
            {debrief.newer !== null && '\u00a0· '}
            <NewerCards debrief={debrief} onAdopt={() => setIsAdopting(true)} />
          </>
        }
        state={<DebriefState state={debrief.state} />}
        action={
          debrief.can.decide && (
            <ButtonLink to="/debriefs/$debriefId/decision" params={{ debriefId: debrief.id }}>
              Record the decision
            </ButtonLink>
          )
        }
      />
      {isAdopting && <AdoptFigures debrief={debrief} onClose={() => setIsAdopting(false)} />}
      <DecisionRecord debrief={debrief} />
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
    </>
  );
}
