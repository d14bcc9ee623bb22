import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { AskAuthor } from '#web/features/debriefs/cards/ask-author.tsx';
import classes from '#web/features/debriefs/first-screen/issues.module.css';
import { ReadMore } from '#web/features/debriefs/first-screen/read-more.tsx';
import { SideLater } from '#web/features/debriefs/first-screen/side-later.tsx';
import type { IssueScore } from '#web/features/debriefs/sides.ts';
import { ScoreDigit } from '#web/ui/charts/score-digit.tsx';

interface ScoreSideProps {
  readonly debrief: Debrief;
  readonly dimension: { readonly id: string; readonly name: string };
  readonly score: IssueScore;
}

/** One score with what its level means and what was seen. */
export function ScoreSide({ debrief, dimension, score }: ScoreSideProps): ReactElement {
  const { seatId, interviewer, rating, anchor, evidence } = score;
  const row = debrief.matrix.rows.find((one) => one.seatId === seatId);
  return (
    <article className={classes.side} aria-label={`${interviewer.name}: ${rating ?? 'not assessed'}`}>
      <p className={classes.who}>
        {rating !== null && <ScoreDigit score={rating} />}
        <span>
          {interviewer.name}
          {row !== undefined && (
            <span className={classes.soft}>
              {row.interviewName}
              {row.typedBy !== null && `, typed in by ${row.typedBy.name} from paper`}
            </span>
          )}
        </span>
      </p>
      <ReadMore
        of={`${interviewer.name}’s evidence`}
        beside={
          debrief.can.ask.includes(seatId) && (
            <AskAuthor debriefId={debrief.id} score={score} dimension={dimension} />
          )
        }
      >
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
        <SideLater score={score} />
      </ReadMore>
    </article>
  );
}
