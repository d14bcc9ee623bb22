import { type ReactElement, useId } from 'react';
import type { Debrief, Issue } from '#shared/debriefs.ts';
import { issueKinds } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/first-screen/issues.module.css';
import { ScoreSide } from '#web/features/debriefs/first-screen/score-side.tsx';
import { SettleForm } from '#web/features/debriefs/first-screen/settle-form.tsx';
import { sidesOf } from '#web/features/debriefs/sides.ts';
import { ScoreDigit } from '#web/ui/charts/score-digit.tsx';
import { count } from '#web/ui/format.ts';

interface IssueViewProps {
  readonly debrief: Debrief;
  readonly issue: Issue;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onSettled: () => void;
}

export function IssueView(props: IssueViewProps): ReactElement {
  const { debrief, issue, isOpen, onOpen, onSettled } = props;
  const bodyId = useId();
  const { facing, others } = sidesOf(issue);
  const dimension = { id: issue.dimensionId, name: issue.name };
  return (
    <div className={classes.issue} data-open={isOpen || undefined}>
      <h3>
        <button type="button" aria-expanded={isOpen} aria-controls={bodyId} onClick={onOpen}>
          <span className={classes.name}>{issue.name}</span>
          <span className={classes.soft}>
            {issueKinds[issue.kind]}
            {issue.kind === 'must_have_disputed' && ` ${issue.bar}`}
          </span>
          <span className={classes.digits}>
            {[...facing.slice(0, 1), ...others, ...facing.slice(1)].map((score) =>
              score.rating === null ? null : <ScoreDigit key={score.seatId} score={score.rating} />,
            )}
          </span>
        </button>
      </h3>
      <div id={bodyId} hidden={!isOpen} className={classes.body}>
        <div className={classes.sides}>
          {facing.map((score) => (
            <ScoreSide key={score.seatId} debrief={debrief} dimension={dimension} score={score} />
          ))}
        </div>
        {others.length > 0 && (
          <details className={classes.others}>
            <summary>{count(others.length, 'score', 'scores')} in between</summary>
            <div className={classes.sides}>
              {others.map((score) => (
                <ScoreSide key={score.seatId} debrief={debrief} dimension={dimension} score={score} />
              ))}
            </div>
          </details>
        )}
        {debrief.can.settle && (
          <SettleForm
            debriefId={debrief.id}
            dimensionId={issue.dimensionId}
            name={issue.name}
            onSettled={onSettled}
          />
        )}
      </div>
    </div>
  );
}
