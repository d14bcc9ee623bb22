import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import classes from '#web/ui/count-chip.module.css';
import { number } from '#web/ui/format.ts';

interface CountChipProps {
  readonly value: number;
  /** The count in words, for who hears it: "3 debriefs wait for you". */
  readonly words: string;
}

/** How many there are, beside the words of a link in the rail; nothing at zero. */
export function CountChip({ value, words }: CountChipProps): ReactElement | null {
  if (value === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{number(value)}</span>
      <VisuallyHidden>, {words}</VisuallyHidden>
    </span>
  );
}
