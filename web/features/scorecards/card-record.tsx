import { Button } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import type { CardCopy } from '#web/features/scorecards/card-copies.ts';
import { ColleagueCards } from '#web/features/scorecards/colleague-cards.tsx';
import { LeftCopies } from '#web/features/scorecards/left-copies.tsx';
import { OwnCard } from '#web/features/scorecards/own-card.tsx';
import classes from '#web/features/scorecards/read.module.css';
import { Moment } from '#web/ui/moment.tsx';

interface CardRecordProps {
  readonly accountId: string;
  readonly authorName: string;
  readonly card: Scorecard;
  readonly copies: readonly CardCopy[];
  /** The way on: back to the list. */
  readonly onward: ReactNode;
}

/** A card that is submitted, or not needed any more: what happened, what comes next, and what it says. */
export function CardRecord({ accountId, authorName, card, copies, onward }: CardRecordProps): ReactElement {
  return (
    <>
      {card.state === 'submitted' ? (
        <SubmittedStamp card={card} onward={onward} />
      ) : (
        <EndedStamp onward={onward} />
      )}
      <LeftCopies
        accountId={accountId}
        seatId={card.seatId}
        kit={card.kit}
        content={card.content}
        copies={copies}
      />
      <dl className={classes.stamps}>
        <div>
          <dt>Interviewer</dt>
          <dd>{authorName}</dd>
        </div>
        <div>
          <dt>Exercise</dt>
          <dd>{card.kit.exercise.name}</dd>
        </div>
        <div>
          <dt>Interview</dt>
          <dd>
            <Moment at={card.startsAt} />
          </dd>
        </div>
        {card.submittedAt !== null && (
          <div>
            <dt>Submitted</dt>
            <dd>
              <Moment at={card.submittedAt} />
            </dd>
          </div>
        )}
      </dl>
      <OwnCard card={card} />
      {card.state === 'submitted' && <ColleagueCards loopId={card.loopId} ownSeatId={card.seatId} />}
    </>
  );
}

function SubmittedStamp({
  card,
  onward,
}: {
  readonly card: Scorecard;
  readonly onward: ReactNode;
}): ReactElement {
  return (
    <section className={classes.done} aria-labelledby="submitted">
      <h2 id="submitted">Your card is submitted</h2>
      <p>
        {card.submittedAt !== null && (
          <>
            Submitted <Moment at={card.submittedAt} />.{' '}
          </>
        )}
        It is final and stays as it is below. Those who decide about {card.candidateName} can read it.
      </p>
      <p>
        {card.can.seeColleagues
          ? 'Your colleagues’ cards are open to you now.'
          : 'Your colleagues’ cards are still sealed; below it says until when.'}
      </p>
      <div className={classes.onward}>
        <a href="#colleagues">
          {card.can.seeColleagues ? 'Read colleagues’ cards' : 'Until when they are sealed'}
        </a>
        {onward}
        <Button variant="default" size="compact-md" onClick={() => window.print()}>
          Print the card
        </Button>
      </div>
    </section>
  );
}

function EndedStamp({ onward }: { readonly onward: ReactNode }): ReactElement {
  return (
    <section className={classes.done} data-ended aria-labelledby="ended">
      <h2 id="ended">This card is not needed any more</h2>
      <p>
        The seat, the interview or the loop has ended. Nothing of it was submitted; only you see what is
        below.
      </p>
      <div className={classes.onward}>{onward}</div>
    </section>
  );
}
