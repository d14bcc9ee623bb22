import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { waitingQuery } from '#web/features/waiting/queries.ts';
import { countWords } from '#web/features/waiting/waiting-words.ts';
import { CountChip } from '#web/ui/count-chip.tsx';

/** How many wait, beside the words in the rail; nothing while there are none or nobody knows. */
export function WaitingCount(): ReactElement | null {
  const { data: items = [] } = useQuery(waitingQuery());
  return <CountChip value={items.length} words={countWords(items.length)} />;
}
