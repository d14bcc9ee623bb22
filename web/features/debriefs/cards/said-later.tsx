import type { ReactElement } from 'react';
import type { CardScore } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/evidence.module.css';
import { ScoreDigit } from '#web/ui/charts/score-digit.tsx';
import { Moment } from '#web/ui/moment.tsx';

interface SaidLaterProps {
  readonly score: CardScore;
  readonly author: string;
}

/** What was said of a score since it was submitted: its author's amendments, then what they were asked, with the answers. */
export function SaidLater({ score, author }: SaidLaterProps): ReactElement {
  const counting = score.amendments.findLast(({ isBeforeReveal }) => isBeforeReveal);
  return (
    <>
      {score.amendments.map((amendment) => (
        <Amended
          key={amendment.amendedAt}
          amendment={amendment}
          counts={amendment === counting && score.rating !== null && score.counts}
        />
      ))}
      {score.questions.map((question) => (
        <Asked key={question.id} question={question} author={author} />
      ))}
    </>
  );
}

interface AmendedProps {
  readonly amendment: CardScore['amendments'][number];
  readonly counts: boolean;
}

function Amended({ amendment, counts }: AmendedProps): ReactElement {
  const { rating, notAssessedReason, evidence, anchor, reason, isBeforeReveal, amendedAt } = amendment;
  return (
    <div className={classes.later}>
      <p className={classes.who}>
        {rating === null ? null : counts ? <ScoreDigit score={rating} /> : <s>{rating}</s>}
        <span>
          {rating === null ? 'Amended to not assessed' : `Amended to ${rating}`}{' '}
          <span className={classes.soft}>
            <Moment at={amendedAt} />, {isBeforeReveal ? 'before the reveal' : 'after the reveal'}
            {counts ? ': it counts' : isBeforeReveal ? '' : ': it changes nothing here'}
          </span>
        </span>
      </p>
      <p>
        <span className={classes.soft}>Reason:</span> {reason}
      </p>
      {anchor !== null && (
        <p className={classes.anchor}>
          Anchor {rating}: {anchor}
        </p>
      )}
      <p className={classes.text}>{rating === null ? notAssessedReason : evidence}</p>
    </div>
  );
}

interface AskedProps {
  readonly question: CardScore['questions'][number];
  readonly author: string;
}

function Asked({ question, author }: AskedProps): ReactElement {
  const { text, askedBy, askedAt, answer } = question;
  return (
    <div className={classes.later}>
      <p className={classes.soft}>
        {askedBy.name} asked <Moment at={askedAt} />
      </p>
      <p className={classes.text}>{text}</p>
      {answer === null ? (
        <p className={classes.soft}>Not answered yet.</p>
      ) : (
        <>
          <p className={classes.soft}>
            {author} answered <Moment at={answer.answeredAt} />; the score stays
          </p>
          <p className={classes.text}>{answer.text}</p>
        </>
      )}
    </div>
  );
}
