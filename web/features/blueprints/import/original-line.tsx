import type { ReactElement } from 'react';
import classes from '#web/features/blueprints/import/import.module.css';
import type { ReadDocument } from '#web/features/blueprints/import/import-state.ts';
import { givesLine } from '#web/features/blueprints/import/import-words.ts';

interface OriginalLineProps {
  readonly split: ReadDocument['splits'][number];
  /** The cells now, in the order of the line; null where that order is not known. */
  readonly cells: readonly string[] | null;
}

/** The line a row came from, and whether its cells still give it word for word. */
export function OriginalLine({ split, cells }: OriginalLineProps): ReactElement {
  return (
    <p className={classes.line}>
      Line {split.line}: {split.text}
      {cells !== null &&
        !givesLine(cells, split.text) &&
        ' (your cells no longer give this line word for word)'}
    </p>
  );
}
