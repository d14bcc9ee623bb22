import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getComparison, getPair } from '#shared/comparison.ts';
import { type CallOf, call } from '#web/api/call.ts';
import { debriefsKey } from '#web/features/debriefs/queries.ts';

export type ComparisonFilters = NonNullable<CallOf<typeof getComparison>['query']>;

/** Not asked again by itself where it is by score: each time it is asked for is noted. */
export const comparisonQuery = (jobId: string, filters: ComparisonFilters) =>
  queryOptions({
    queryKey: [...debriefsKey, 'comparison', jobId, filters],
    queryFn: ({ signal }) => call(getComparison, { params: { jobId }, query: filters, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: filters.order !== 'score',
  });

export const pairQuery = (jobId: string, loopId: string, otherLoopId: string) =>
  queryOptions({
    queryKey: [...debriefsKey, 'pair', jobId, loopId, otherLoopId],
    queryFn: ({ signal }) => call(getPair, { params: { jobId, loopId, otherLoopId }, signal }),
  });
