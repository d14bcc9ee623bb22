import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import { ApprovalSteps } from '#web/features/debriefs/approval/approval-steps.tsx';
import { outcomes } from '#web/features/debriefs/debrief-words.ts';
import classes from '#web/features/debriefs/decision/decision.module.css';
import { DecisionText } from '#web/features/debriefs/decision/decision-text.tsx';
import { earlierId } from '#web/features/debriefs/places.ts';
import { count } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';

/** Decisions that were reopened or returned: as they were, with why they were taken up again. */
export function EarlierDecisions({ earlier }: Pick<Debrief, 'earlier'>): ReactElement | null {
  if (earlier.length === 0) return null;
  return (
    <section className={layout.section} aria-labelledby={earlierId}>
      <h2 id={earlierId}>Earlier decisions</h2>
      <p>
        {count(earlier.length, 'decision was', 'decisions were')} taken up again, and{' '}
        {earlier.length === 1 ? 'stays' : 'stay'} in the record as{' '}
        {earlier.length === 1 ? 'it was' : 'they were'}.
      </p>
      {earlier.map((decision) => (
        <details key={decision.decidedAt} className={classes.earlier}>
          <summary>
            {outcomes[decision.outcome].word}, {decision.decidedBy.name}, <Moment at={decision.decidedAt} />
          </summary>
          <div className={classes.record}>
            <p className={classes.text}>
              <strong>
                Taken up again by {decision.reopenedBy.name}, <Moment at={decision.reopenedAt} />:
              </strong>{' '}
              {decision.reopenedReason}
            </p>
            <DecisionText decision={decision} />
            <ApprovalSteps approvals={decision.approvals} />
            <p className={classes.fit}>
              Fit <code>{decision.fitId}</code>
            </p>
          </div>
        </details>
      ))}
    </section>
  );
}
