import type { ReactElement } from 'react';
import { type StateFacts, stateWords } from '#web/features/debriefs/figure-words.ts';
import classes from '#web/features/debriefs/figures/figures.module.css';

/** How far the figures carry; stands wherever figures stand. */
export function FiguresState({ figures }: { readonly figures: StateFacts }): ReactElement {
  const { word, about } = stateWords(figures);
  return (
    <p className={classes.state}>
      <strong>{word}:</strong> {about}
    </p>
  );
}
