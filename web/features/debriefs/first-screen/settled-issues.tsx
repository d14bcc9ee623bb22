import type { ReactElement } from 'react';
import type { Issue } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/first-screen/issues.module.css';
import { ScoreDigit } from '#web/ui/charts/score-digit.tsx';
import { count } from '#web/ui/format.ts';
import { Moment } from '#web/ui/moment.tsx';

export function SettledIssues({ issues }: { readonly issues: readonly Issue[] }): ReactElement | null {
  if (issues.length === 0) return null;
  return (
    <details className={classes.settled}>
      <summary>{count(issues.length, 'thing', 'things')} settled</summary>
      <ul>
        {issues.map(({ dimensionId, name, scores, settled }) => (
          <li key={dimensionId}>
            <p className={classes.who}>
              <span>{name}</span>
              {scores.map(({ seatId, rating }) =>
                rating === null ? null : <ScoreDigit key={seatId} score={rating} />,
              )}
            </p>
            {settled !== null && (
              <>
                <p className={classes.evidence}>{settled.note}</p>
                <p className={classes.soft}>
                  {settled.by.name}, <Moment at={settled.at} />
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
