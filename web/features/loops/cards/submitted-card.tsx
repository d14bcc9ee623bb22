import type { ReactElement } from 'react';
import type { SubmittedCard } from '#shared/scorecards.ts';
import { AskQuestion } from '#web/features/loops/cards/ask-question.tsx';
import { LaterWords } from '#web/features/loops/cards/later-words.tsx';
import classes from '#web/features/loops/cards/submitted-card.module.css';
import { recommendations, seatKinds } from '#web/features/loops/loop-words.ts';
import matrix from '#web/ui/matrix.module.css';
import { Moment } from '#web/ui/moment.tsx';

interface SubmittedCardViewProps {
  readonly card: SubmittedCard;
  readonly loopId: string;
}

/** One submitted card: each score with its evidence, what was said later, what was seen, and the recommendation. */
export function SubmittedCardView({ card, loopId }: SubmittedCardViewProps): ReactElement {
  return (
    <details className={classes.card}>
      <summary>
        <span className={classes.who}>{card.interviewer.name}</span>
        <span className={classes.what}>
          {card.interviewName}, submitted <Moment at={card.submittedAt} />
          {card.typedBy !== null && `, typed in by ${card.typedBy.name} from paper`}
          {card.kind !== 'interviewer' && `. ${seatKinds[card.kind].word}: does not count`}
        </span>
        <span>
          {card.recommendation === null
            ? 'Recommendation: shows after the votes'
            : `Recommends: ${recommendations[card.recommendation]}`}
        </span>
      </summary>
      <dl className={classes.scores}>
        {card.scores.map((score) => (
          <div key={score.dimensionId}>
            <dt>
              {score.rating === null ? (
                <span className={matrix.none} role="img" aria-label="not assessed" />
              ) : (
                <span className={matrix.score} data-score={score.rating}>
                  {score.rating}
                </span>
              )}
              {score.dimensionName}
            </dt>
            <dd>
              {score.rating === null
                ? `Not assessed: ${score.notAssessedReason ?? 'no reason given'}`
                : score.evidence}
            </dd>
            <LaterWords card={card} dimensionId={score.dimensionId} />
            {card.can.ask && (
              <dd>
                <AskQuestion card={card} loopId={loopId} score={score} />
              </dd>
            )}
          </div>
        ))}
      </dl>
      {card.signals.length > 0 && (
        <>
          <h3>Signals seen</h3>
          <ul>
            {card.signals.map(({ text, leaning }) => (
              <li key={text}>
                {text} <span className={classes.what}>({leaning})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {card.redFlags.length > 0 && (
        <>
          <h3>Red flags raised</h3>
          <ul>
            {card.redFlags.map(({ text, evidence }) => (
              <li key={text}>
                <strong className={classes.flag}>{text}</strong>: {evidence}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
