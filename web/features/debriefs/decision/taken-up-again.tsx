import type { ReactElement } from 'react';
import type { Debrief } from '#shared/debriefs.ts';
import classes from '#web/features/debriefs/decision/decision.module.css';
import { Moment } from '#web/ui/moment.tsx';

/** Says to whoever decides anew why the decision before came back; what it was is read on the debrief's page. */
export function TakenUpAgain({ debrief }: { readonly debrief: Debrief }): ReactElement | null {
  const [last] = debrief.earlier;
  if (debrief.decision !== null || last === undefined) return null;
  return (
    <p className={classes.again}>
      <strong>
        Taken up again by {last.reopenedBy.name}, <Moment at={last.reopenedAt} />:
      </strong>{' '}
      <span className={classes.text}>{last.reopenedReason}</span>
    </p>
  );
}
