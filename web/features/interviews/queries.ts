import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listMyInterviews } from '#shared/loops.ts';
import { call } from '#web/api/call.ts';

/** Asked for on each visit: what was scored a moment ago has to show. */
export const myInterviewsQuery = (done: 'yes' | 'no') =>
  infiniteQueryOptions({
    queryKey: ['my-interviews', done],
    queryFn: ({ pageParam, signal }) => call(listMyInterviews, { query: { done, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
