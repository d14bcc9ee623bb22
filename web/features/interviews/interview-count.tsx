import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { myInterviewsQuery } from '#web/features/interviews/queries.ts';
import { needsMe } from '#web/features/interviews/what-is-for-today.ts';
import { CountChip } from '#web/ui/count-chip.tsx';
import { count } from '#web/ui/format.ts';

/** How many cards are owed and questions asked, beside the words in the rail. */
export function InterviewCount(): ReactElement | null {
  const { data: interviews = [] } = useInfiniteQuery(myInterviewsQuery('no'));
  const value = interviews.filter(needsMe).length;
  return <CountChip value={value} words={count(value, 'interview needs you', 'interviews need you')} />;
}
