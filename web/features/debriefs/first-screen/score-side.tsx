import type { ReactElement } from 'react';
import classes from '#web/features/debriefs/first-screen/issues.module.css';
import { ReadMore } from '#web/features/debriefs/first-screen/read-more.tsx';
import type { IssueScore } from '#web/features/debriefs/sides.ts';
import { ScoreDigit } from '#web/ui/charts/score-digit.tsx';

interface ScoreSideProps {
  readonly score: IssueScore;
  readonly interviewName: string | undefined;
}

/** One score with what its level means and what was seen. */
export function ScoreSide({ score, interviewName }: ScoreSideProps): ReactElement {
  const { interviewer, rating, anchor, evidence } = score;
  return (
    <article className={classes.side} aria-label={`${interviewer.name}: ${rating ?? 'not assessed'}`}>
      <p className={classes.who}>
        {rating !== null && <ScoreDigit score={rating} />}
        <span>
          {interviewer.name}
          {interviewName !== undefined && <span className={classes.soft}>{interviewName}</span>}
        </span>
      </p>
      <ReadMore of={`${interviewer.name}’s evidence`}>
        {anchor !== null && (
          <div className={classes.anchor}>
            <p data-clamp>
              <span className={classes.kind}>Anchor {rating}</span> {anchor}
            </p>
          </div>
        )}
        <p className={classes.evidence} data-clamp>
          {evidence}
        </p>
      </ReadMore>
    </article>
  );
}
