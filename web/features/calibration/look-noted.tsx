import type { ReactElement } from 'react';
import classes from '#web/features/calibration/calibration.module.css';

/** Stands above everything that shows people's levels to somebody else. */
export function LookNoted(): ReactElement {
  return (
    <p className={classes.notice}>
      Who looked here is noted in the audit trail. Levels are for training and for planning panels, not for
      judging anybody’s work.
    </p>
  );
}
