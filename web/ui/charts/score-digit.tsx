import type { ReactElement } from 'react';
import classes from '#web/ui/charts/score-digit.module.css';

/** A score from 1 to 5 on its colour; the digit is always printed. */
export function ScoreDigit({ score }: { readonly score: number }): ReactElement {
  return (
    <span className={classes.digit} data-score={score}>
      {score}
    </span>
  );
}
