import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ScoreMatrix } from '#web/features/loops/cards/score-matrix.tsx';
import { SubmittedCardView } from '#web/features/loops/cards/submitted-card.tsx';
import { sealedByPolicyWords, sealedWords } from '#web/features/loops/loop-words.ts';
import { loopCardsQuery } from '#web/features/loops/queries.ts';
import layout from '#web/ui/layout.module.css';
import { ErrorState, Skeleton } from '#web/ui/states.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface CardsSectionProps {
  readonly loopId: string;
  readonly owesCard: boolean;
}

/** The submitted cards, for whoever may read them. */
export function CardsSection({ loopId, owesCard }: CardsSectionProps): ReactElement {
  const { data: reply, error, refetch } = useQuery(loopCardsQuery(loopId));
  return (
    <section className={layout.section} aria-labelledby="cards">
      <h2 id="cards">Submitted cards</h2>
      {reply === undefined ? (
        error === null ? (
          <Skeleton label="Loading the cards" />
        ) : (
          <ErrorState title="The cards could not be loaded" error={error} onRetry={() => void refetch()} />
        )
      ) : reply.state === 'sealed' ? (
        <>
          <StatusMark shape="square">{`${owesCard ? sealedWords : sealedByPolicyWords}.`}</StatusMark>
          <p className={layout.note}>
            {reply.until === 'own_submitted'
              ? 'Colleagues’ cards open with your own submission.'
              : 'Colleagues’ cards open with the last submission of this loop.'}
          </p>
        </>
      ) : reply.cards.length === 0 ? (
        <p className={layout.note}>None yet. Each card is here, with its evidence, once it is submitted.</p>
      ) : (
        <>
          <ScoreMatrix cards={reply.cards} />
          {reply.cards.map((card) => (
            <SubmittedCardView key={card.seatId} card={card} loopId={loopId} />
          ))}
        </>
      )}
    </section>
  );
}
