import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { SubmittedCard } from '#shared/scorecards.ts';
import { CardScores } from '#web/features/scorecards/card-scores.tsx';
import { recommendationNames } from '#web/features/scorecards/card-words.ts';
import { loopCardsQuery } from '#web/features/scorecards/queries.ts';
import classes from '#web/features/scorecards/read.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { EmptyState, ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface ColleagueCardsProps {
  readonly loopId: string;
  /** One's own card stands above already. */
  readonly ownSeatId: string;
  /** Opens nothing before the reader says so: from then on their amendments come after the reveal. */
  readonly asksFirst: boolean;
}

/** Colleagues' cards, or why they are still sealed. */
export function ColleagueCards({ loopId, ownSeatId, asksFirst }: ColleagueCardsProps): ReactElement {
  const [isOpen, setIsOpen] = useState(!asksFirst);
  return (
    <section className={classes.colleagues} aria-labelledby="colleagues">
      <h2 id="colleagues" tabIndex={-1}>
        Colleagues’ cards
      </h2>
      {isOpen ? (
        <Cards loopId={loopId} ownSeatId={ownSeatId} />
      ) : (
        <>
          <p>
            Amend first what was misread: what you amend after you have read a colleague’s card does not enter
            calibration.
          </p>
          <Button variant="default" onClick={() => setIsOpen(true)}>
            Open colleagues’ cards
          </Button>
        </>
      )}
    </section>
  );
}

function Cards({ loopId, ownSeatId }: Omit<ColleagueCardsProps, 'asksFirst'>): ReactElement {
  const { data, error, refetch } = useQuery(loopCardsQuery(loopId));
  if (data === undefined) {
    if (error === null) return <Skeleton label="Loading colleagues’ cards" rows={4} />;
    return <ErrorState title="The cards could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  if (data.state === 'sealed') return <p>{sealedWords[data.until]}</p>;
  const others = data.cards.filter(({ seatId }) => seatId !== ownSeatId);
  if (others.length === 0) {
    return (
      <EmptyState title="No other card is in yet">
        They appear here as your colleagues on this loop submit them.
      </EmptyState>
    );
  }
  return (
    <>
      {others.map((card) => (
        <Card key={card.seatId} card={card} />
      ))}
    </>
  );
}

export const sealedWords: Record<'own_submitted' | 'all_submitted', string> = {
  own_submitted: 'Sealed until you submit your other card on this loop.',
  all_submitted: 'Sealed until every card on this loop is in.',
};

const kinds: Record<SubmittedCard['kind'], string | null> = {
  interviewer: null,
  trainee: 'Trainee: does not count',
  shadow: 'Shadow: does not count',
};

function Card({ card }: { readonly card: SubmittedCard }): ReactElement {
  const kind = kinds[card.kind];
  return (
    <article className={classes.card}>
      <header className={classes.cardHead}>
        <h3>
          {card.interviewer.name}, {card.interviewName}
        </h3>
        <StatusMark shape="disc">Submitted</StatusMark>
        <Moment at={card.submittedAt} />
        {card.typedBy !== null && <span>Typed in by {card.typedBy.name} from paper</span>}
        {kind !== null && <span>{kind}</span>}
      </header>
      <p className={classes.recommendation}>
        Recommendation:{' '}
        {card.recommendation === null ? (
          'shows after the votes'
        ) : (
          <strong>{recommendationNames[card.recommendation]}</strong>
        )}
      </p>
      <CardScores scores={card.scores} signals={card.signals} redFlags={card.redFlags} later={card} />
    </article>
  );
}
