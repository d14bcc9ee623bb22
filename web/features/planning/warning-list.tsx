import type { ReactElement, ReactNode } from 'react';
import type { PlanWarning } from '#shared/plan-warnings.ts';
import classes from '#web/features/planning/planning.module.css';

interface WarningListProps {
  readonly warnings: readonly PlanWarning[];
  /** What does something about a warning: a button where it can be done here, a link to where it can. */
  readonly action: (warning: PlanWarning) => ReactNode;
}

/** What deserves a second look, each with one thing to do about it. */
export function WarningList({ warnings, action }: WarningListProps): ReactElement {
  return (
    <ul className={classes.warnings} aria-label="Worth a second look">
      {warnings.map((warning) => (
        <li key={warning.message}>
          <span className={classes.words}>{warning.message}</span>
          {action(warning)}
        </li>
      ))}
    </ul>
  );
}
