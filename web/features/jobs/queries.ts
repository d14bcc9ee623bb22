import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJobClosing, listJobEvents } from '#shared/job-life.ts';
import { getJob, listJobs } from '#shared/jobs.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type JobFilterValues = Pick<
  NonNullable<CallOf<typeof listJobs>['query']>,
  'search' | 'state' | 'archived'
>;

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

export const jobEventsQuery = (jobId: string) =>
  infiniteQueryOptions({
    queryKey: [...jobsKey, 'events', jobId],
    queryFn: ({ pageParam, signal }) =>
      call(listJobEvents, { params: { jobId }, query: { after: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });

/** Asked anew each time somebody is about to close the job: loops start and end meanwhile. */
export const jobClosingQuery = (jobId: string) =>
  queryOptions({
    queryKey: [...jobsKey, 'closing', jobId],
    queryFn: ({ signal }) => call(getJobClosing, { params: { jobId }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
