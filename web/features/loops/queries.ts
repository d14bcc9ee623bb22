import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listLoopEvents } from '#shared/loop-life.ts';
import { listLoops } from '#shared/loop-list.ts';
import { getLoop } from '#shared/loops.ts';
import { listLoopScorecards } from '#shared/scorecards.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type LoopFilterValues = Pick<
  NonNullable<CallOf<typeof listLoops>['query']>,
  'search' | 'state' | 'stage' | 'jobId' | 'ownerId' | 'late' | 'archived' | 'sort'
>;

export const loopsKey = ['loops'] as const;

export const loopsQuery = (filters: LoopFilterValues) =>
  infiniteQueryOptions({
    queryKey: [...loopsKey, 'list', filters],
    queryFn: ({ pageParam, signal }) => call(listLoops, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });

export const loopQuery = (loopId: string) =>
  queryOptions({
    queryKey: [...loopsKey, 'one', loopId],
    queryFn: ({ signal }) => call(getLoop, { params: { loopId }, signal }),
  });

export const loopCardsQuery = (loopId: string) =>
  queryOptions({
    queryKey: [...loopsKey, 'cards', loopId],
    queryFn: ({ signal }) => call(listLoopScorecards, { params: { loopId }, signal }),
  });

export const loopEventsQuery = (loopId: string) =>
  infiniteQueryOptions({
    queryKey: [...loopsKey, 'events', loopId],
    queryFn: ({ pageParam, signal }) =>
      call(listLoopEvents, { params: { loopId }, query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });
