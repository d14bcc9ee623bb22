import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { waitingQuery } from '#web/features/waiting/queries.ts';
import classes from '#web/features/waiting/waiting.module.css';
import { countWords } from '#web/features/waiting/waiting-words.ts';
import { number } from '#web/ui/format.ts';

/** How many wait, beside the words in the rail; nothing while there are none or nobody knows. */
export function WaitingCount(): ReactElement | null {
  const { data: items = [] } = useQuery(waitingQuery());
  if (items.length === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{number(items.length)}</span>
      <VisuallyHidden>, {countWords(items.length)}</VisuallyHidden>
    </span>
  );
}
