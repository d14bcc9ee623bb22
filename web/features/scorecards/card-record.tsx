import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Scorecard } from '#shared/scorecards.ts';
import type { CardCopy } from '#web/features/scorecards/card-copies.ts';
import { ColleagueCards } from '#web/features/scorecards/colleague-cards.tsx';
import { LeftCopies } from '#web/features/scorecards/left-copies.tsx';
import { OwnCard } from '#web/features/scorecards/own-card.tsx';
import { OwnQuestions } from '#web/features/scorecards/own-questions.tsx';
import classes from '#web/features/scorecards/read.module.css';
import { Moment } from '#web/ui/moment.tsx';

interface CardRecordProps {
  readonly accountId: string;
  readonly authorName: string;
  readonly card: Scorecard;
  readonly copies: readonly CardCopy[];
  /** It was a draft on this very page a moment ago: the reader is taken to what happened. */
  readonly isNew: boolean;
  /** The way on: back to the list. */
  readonly onward: ReactNode;
}

/** A card that is submitted, or not needed any more: what happened, what comes next, and what it says. */
export function CardRecord(props: CardRecordProps): ReactElement {
  const { accountId, authorName, card, copies, isNew, onward } = props;
  const stamp = useRef<HTMLHeadingElement>(null);
  // The page was scrolled down to the button that was pressed, and the focus was on it.
  useEffect(() => {
    if (!isNew) return;
    window.scrollTo(0, 0);
    stamp.current?.focus({ preventScroll: true });
  }, [isNew]);
  return (
    <>
      {card.state === 'submitted' ? (
        <SubmittedStamp heading={stamp} card={card} onward={onward} />
      ) : (
        <EndedStamp heading={stamp} onward={onward} />
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
        {card.typedBy !== null && (
          <div>
            <dt>Typed in from paper by</dt>
            <dd>{card.typedBy.name}</dd>
          </div>
        )}
      </dl>
      <OwnQuestions card={card} />
      <OwnCard card={card} />
      {card.state === 'submitted' && (
        <ColleagueCards
          loopId={card.loopId}
          ownSeatId={card.seatId}
          asksFirst={card.typedBy !== null && card.can.seeColleagues && card.can.amend}
        />
      )}
    </>
  );
}

interface StampProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onward: ReactNode;
}

function SubmittedStamp({ heading, card, onward }: StampProps & { readonly card: Scorecard }): ReactElement {
  return (
    <section className={classes.done} aria-labelledby="submitted">
      <h2 id="submitted" ref={heading} tabIndex={-1}>
        Your card is submitted
      </h2>
      {card.typedBy !== null && (
        <p>
          <strong>{card.typedBy.name} typed it in from your paper card.</strong> You are its author. Look
          through it, and amend what was misread.
        </p>
      )}
      <p>
        {card.submittedAt !== null && (
          <>
            Submitted <Moment at={card.submittedAt} />.{' '}
          </>
        )}
        It is final and stays as it is below. Those who decide about {card.candidateName} can read it.
        {card.can.amend && ' Until they have decided you can amend a score, with a reason.'}
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

function EndedStamp({ heading, onward }: StampProps): ReactElement {
  return (
    <section className={classes.done} data-ended aria-labelledby="ended">
      <h2 id="ended" ref={heading} tabIndex={-1}>
        This card is not needed any more
      </h2>
      <p>
        The seat, the interview or the loop has ended. Nothing of it was submitted; only you see what is
        below.
      </p>
      <div className={classes.onward}>{onward}</div>
    </section>
  );
}
