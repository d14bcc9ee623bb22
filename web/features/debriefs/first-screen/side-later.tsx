import type { ReactElement } from 'react';
import { amendedWords, tooLateWords } from '#web/features/debriefs/cards/score-words.ts';
import classes from '#web/features/debriefs/first-screen/issues.module.css';
import type { IssueScore } from '#web/features/debriefs/sides.ts';

/** What was said of a score since, in few lines; all of it stands with the evidence. */
export function SideLater({ score }: { readonly score: IssueScore }): ReactElement {
  const amended = [amendedWords(score), tooLateWords(score)].filter((words) => words !== null);
  const last = score.amendments.at(-1);
  return (
    <>
      {last !== undefined && (
        <p className={classes.later} data-clamp>
          {amended.join(' ')} “{last.reason}”
        </p>
      )}
      {score.questions.map(({ id, text, askedBy, answer }) => (
        <p key={id} className={classes.later} data-clamp>
          <span className={classes.kind}>{askedBy.name}:</span> {text}{' '}
          <span className={classes.kind}>{score.interviewer.name}:</span>{' '}
          {answer === null ? 'not answered yet' : answer.text}
        </p>
      ))}
    </>
  );
}
