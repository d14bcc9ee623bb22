import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { documentLimits } from '#shared/blueprint-document.ts';
import { focusPlace } from '#web/features/blueprints/focus-place.ts';
import { type DocumentList, usualGroup } from '#web/features/blueprints/import/blank-items.ts';
import classes from '#web/features/blueprints/import/import.module.css';
import { useImport } from '#web/features/blueprints/import/import-context.ts';
import { number } from '#web/ui/format.ts';

interface AddRowProps {
  readonly list: DocumentList;
  /** What one row is: "a responsibility". */
  readonly one: string;
  /** How many rows the list has now. */
  readonly count: number;
  /** The heading it stands under, where the list has headings. */
  readonly group?: string;
}

/** Adds an empty row at the end of a list and goes there. What the document lacks is written here as well as in the draft. */
export function AddRow({ list, one, count, group }: AddRowProps): ReactElement {
  const { dispatch } = useImport();
  const most = documentLimits[list];
  if (count >= most) return <p className={classes.full}>A kit holds at most {number(most)} of these.</p>;
  return (
    <Button
      variant="subtle"
      size="compact-md"
      className={classes.add ?? ''}
      aria-label={group === undefined ? `Add ${one}` : `Add ${one}: ${group}`}
      onClick={() => {
        // The row has to be there before the focus can go to it.
        flushSync(() => dispatch({ type: 'added', list, group: group ?? usualGroup }));
        focusPlace(`${list}.${count}`);
      }}
    >
      Add {one}
    </Button>
  );
}
