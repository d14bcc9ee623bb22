import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useState } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import { AskForCover } from '#web/features/cover-requests/ask-for-cover.tsx';
import { ToCover } from '#web/features/cover-requests/to-cover.tsx';
import { SeatResume } from '#web/features/resumes/seat-resume.tsx';
import { type CardCopy, leftCopiesQuery } from '#web/features/scorecards/card-copies.ts';
import { CardEditor } from '#web/features/scorecards/card-editor.tsx';
import type { CardPart } from '#web/features/scorecards/card-part.ts';
import { CardRecord } from '#web/features/scorecards/card-record.tsx';
import { scorecardQuery } from '#web/features/scorecards/queries.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

const route = getRouteApi('/signed-in/interviews/$seatId');

export function ScorecardPage(): ReactElement {
  const { seatId } = route.useParams();
  const { account } = useSignedIn();
  const card = useQuery(scorecardQuery(seatId));
  const copies = useQuery(leftCopiesQuery(account.id, seatId));
  if (card.data === undefined) {
    if (card.error === null) return <Skeleton label="Loading the scorecard" rows={12} />;
    return (
      <ErrorState
        title="This scorecard could not be loaded"
        error={card.error}
        onRetry={() => void card.refetch()}
      />
    );
  }
  // A device that gives no storage has kept nothing.
  if (copies.isPending) return <Skeleton label="Loading the scorecard" rows={12} />;
  return <Card key={seatId} card={card.data} fetchedAt={card.dataUpdatedAt} copies={copies.data ?? []} />;
}

interface CardProps {
  readonly card: Scorecard;
  readonly fetchedAt: number;
  readonly copies: readonly CardCopy[];
}

function Card({ card, fetchedAt, copies }: CardProps): ReactElement {
  const format = useFormat();
  const { account, member } = useSignedIn();
  const [wasDraft] = useState(card.state === 'draft');
  const { part } = route.useSearch();
  const navigate = route.useNavigate();
  const showPart = useCallback(
    (chosen: CardPart) =>
      void navigate({
        search: (before) => ({ ...before, part: chosen }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const due = card.state === 'draft' ? `, card due ${format.dayAndTime(card.dueAt)}` : '';
  return (
    <>
      <PageHeader
        title={card.candidateName}
        about={`${card.interviewName} for ${card.jobTitle}. ${format.dayAndTime(card.startsAt)} to ${format.time(card.endsAt)}${due}.`}
        state={
          <div className={layout.row}>
            <CardState state={card.state} />
            {card.isAnonymous && <StatusMark shape="square">Anonymous until you submit</StatusMark>}
          </div>
        }
      />
      <ToCover seatId={card.seatId} />
      {card.state !== 'ended' && !card.isAnonymous && <SeatResume seatId={card.seatId} />}
      {card.state === 'draft' ? (
        <CardEditor
          accountId={account.id}
          card={card}
          fetchedAt={fetchedAt}
          copies={copies}
          handOver={
            <LinkButton
              to="/loops/$loopId"
              params={{ loopId: card.loopId }}
              search={{ handOver: card.seatId }}
            >
              Hand over to a colleague
            </LinkButton>
          }
          askForCover={<AskForCover seatId={card.seatId} />}
          part={part ?? (Date.parse(card.startsAt) > fetchedAt ? 'guide' : 'score')}
          onPart={showPart}
        />
      ) : (
        <CardRecord
          accountId={account.id}
          authorName={member.name}
          card={card}
          copies={copies}
          isNew={wasDraft}
          onward={<Link to="/interviews">Back to your interviews</Link>}
        />
      )}
    </>
  );
}

function CardState({ state }: { readonly state: Scorecard['state'] }): ReactElement {
  switch (state) {
    case 'draft':
      return <StatusMark shape="half">Draft</StatusMark>;
    case 'submitted':
      return <StatusMark shape="disc">Submitted</StatusMark>;
    case 'ended':
      return <StatusMark shape="bar">Not needed</StatusMark>;
  }
}
