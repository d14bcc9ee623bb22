import { Button } from '@mantine/core';
import { memo, type ReactElement, type ReactNode } from 'react';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { focusNeighbour } from '#web/features/blueprints/focus-neighbour.ts';
import quiet from '#web/features/blueprints/quiet.module.css';

interface LineRowProps {
  readonly place: string;
  readonly label: string;
  readonly text: string;
  readonly index: number;
  readonly maxLength?: number;
  readonly onText: (index: number, text: string) => void;
  readonly onRemove: (index: number) => void;
  /** What else belongs to the line; left out, the row is not drawn again while another one is typed in. */
  readonly children?: ReactNode;
}

/** One text of a list; emptied, it goes with the next save. */
export const LineRow = memo(function LineRow(props: LineRowProps): ReactElement {
  const { place, label, text, index, maxLength = 500, onText, onRemove, children } = props;
  return (
    <li data-place={place}>
      <textarea
        className={classes.lineText}
        aria-label={label}
        data-place={`${place}.text`}
        rows={1}
        maxLength={maxLength}
        value={text}
        onChange={(event) => onText(index, event.currentTarget.value)}
      />
      {children}
      <Button
        variant="subtle"
        className={quiet.quiet ?? ''}
        size="compact-sm"
        mt={6}
        aria-label={`Remove: ${label}`}
        onClick={(event) => {
          focusNeighbour(event.currentTarget.closest('li'));
          onRemove(index);
        }}
      >
        Remove
      </Button>
      {text.trim() === '' && <span className={classes.under}>Empty: it is not saved.</span>}
    </li>
  );
});
