import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/ui/score-mark.module.css';

interface ScoreMarkProps {
  /** 1 to 5; null for not assessed, which is no number. */
  readonly level: number | null;
}

/** A score as its digit on the colour of the ramp; the digit alone says everything. */
export function ScoreMark({ level }: ScoreMarkProps): ReactElement {
  if (level === null) {
    return (
      <span className={classes.mark} data-none>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>Not assessed</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={classes.mark} data-level={level}>
      {level}
    </span>
  );
}
