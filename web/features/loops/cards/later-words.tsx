import type { ReactElement } from 'react';
import type { SubmittedCard } from '#shared/scorecards.ts';
import classes from '#web/features/loops/cards/submitted-card.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { ScoreMark } from '#web/ui/score-mark.tsx';

interface LaterWordsProps {
  readonly card: SubmittedCard;
  readonly dimensionId: string;
}

/** What was said of one score since: the author's amendments, and what the committee asked, with the answers. */
export function LaterWords({ card, dimensionId }: LaterWordsProps): ReactElement | null {
  const amendments = card.amendments.filter((one) => one.dimensionId === dimensionId);
  const questions = card.questions.filter((one) => one.dimensionId === dimensionId);
  if (amendments.length + questions.length === 0) return null;
  return (
    <>
      {amendments.map((amendment) => (
        <dd key={amendment.amendedAt} className={classes.later}>
          <p className={classes.laterHead}>
            <ScoreMark level={amendment.rating} /> Amended <Moment at={amendment.amendedAt} />
          </p>
          <p>
            {amendment.rating === null
              ? `Not assessed: ${amendment.notAssessedReason ?? 'no reason given'}`
              : amendment.evidence}
          </p>
          <p className={classes.what}>Reason: {amendment.reason}</p>
          <p className={classes.what}>
            {amendment.isBeforeReveal
              ? 'From before the reveal: it enters calibration.'
              : 'From after the reveal: the score from before enters calibration.'}
          </p>
        </dd>
      ))}
      {questions.map(({ id, text, askedBy, askedAt, answer }) => (
        <dd key={id} className={classes.later}>
          <p className={classes.what}>
            {askedBy.name} asked <Moment at={askedAt} />
          </p>
          <p>{text}</p>
          {answer === null ? (
            <p className={classes.what}>Not answered yet.</p>
          ) : (
            <>
              <p className={classes.what}>
                {card.interviewer.name} answered <Moment at={answer.answeredAt} />; the score stays
              </p>
              <p>{answer.text}</p>
            </>
          )}
        </dd>
      ))}
    </>
  );
}
