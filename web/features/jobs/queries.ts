import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJob, listJobs } from '#shared/jobs.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type JobFilterValues = Pick<NonNullable<CallOf<typeof listJobs>['query']>, 'search' | 'state'>;

export const jobsKey = ['jobs'] as const;

export const jobsQuery = (filters: JobFilterValues) =>
  infiniteQueryOptions({
    queryKey: [...jobsKey, 'list', filters],
    queryFn: ({ pageParam, signal }) => call(listJobs, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });

export const jobQuery = (jobId: string) =>
  queryOptions({
    queryKey: [...jobsKey, 'one', jobId],
    queryFn: ({ signal }) => call(getJob, { params: { jobId }, signal }),
  });
