import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/decision/decision.module.css';
import { count } from '#web/ui/format.ts';

interface DecisionTextProps {
  readonly decision: NonNullable<Debrief['decision']>;
}

/** What was written with a decision. */
export function DecisionText({ decision }: DecisionTextProps): ReactElement {
  const { summary, conditions, numbersMissed, otherJob, rationale } = decision;
  return (
    <>
      <p className={classes.text}>{summary}</p>
      {otherJob !== null && (
        <p className={classes.text}>
          <strong>Considered from now on for:</strong> {otherJob.title}
        </p>
      )}
      {numbersMissed !== '' && (
        <p className={classes.text}>
          <strong>What the numbers missed:</strong> {numbersMissed}
        </p>
      )}
      {conditions !== '' && (
        <p className={classes.text}>
          <strong>Conditions:</strong> {conditions}
        </p>
      )}
      <details>
        <summary>Reasons, {count(rationale.length, 'dimension', 'dimensions')}</summary>
        <dl className={classes.reasons}>
          {rationale.map(({ dimensionId, name, text }) => (
            <div key={dimensionId}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
