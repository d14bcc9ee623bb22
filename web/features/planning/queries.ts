import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getInterviewLimit, getInterviewLimits } from '#shared/interview-limits.ts';
import { getPlanChanges } from '#shared/plan-changes.ts';
import { listPlanTemplates } from '#shared/plan-templates.ts';
import { type CheckedRound, checkPlan, getLoopWarnings, suggestPeople } from '#shared/plan-warnings.ts';
import { call } from '#web/api/call.ts';

const planningKey = ['planning'] as const;

/** Null while the plan is not whole; until the answer is there, what was said of the plan before stays. */
export const planWarningsQuery = (jobId: string, rounds: readonly CheckedRound[] | null) =>
  queryOptions({
    queryKey: [...planningKey, 'plan', jobId, rounds],
    queryFn: ({ signal }) =>
      call(checkPlan, { params: { jobId }, body: { rounds: [...(rounds ?? [])] }, signal }),
    enabled: rounds !== null,
    placeholderData: keepPreviousData,
  });

export const loopWarningsQuery = (loopId: string) =>
  queryOptions({
    queryKey: [...planningKey, 'loop', loopId],
    queryFn: ({ signal }) => call(getLoopWarnings, { params: { loopId }, signal }),
  });

/** At a time, where one is chosen; until the answer for another one is there, the one from before stays. */
export const suggestionsQuery = (
  loopId: string,
  roundId: string,
  time: { readonly startsAt: string; readonly minutes: number } | null,
) =>
  queryOptions({
    queryKey: [...planningKey, 'suggestions', loopId, roundId, time],
    queryFn: ({ signal }) => call(suggestPeople, { params: { loopId, roundId }, query: { ...time }, signal }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

export const templatesQuery = (blueprintId: string) =>
  infiniteQueryOptions({
    queryKey: [...planningKey, 'templates', blueprintId],
    queryFn: ({ pageParam, signal }) =>
      call(listPlanTemplates, { params: { blueprintId }, query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });

export const planChangesQuery = (jobId: string) =>
  queryOptions({
    queryKey: [...planningKey, 'changes', jobId],
    queryFn: ({ signal }) => call(getPlanChanges, { params: { jobId }, signal }),
  });

export const limitsQuery = () =>
  queryOptions({
    queryKey: [...planningKey, 'limits'],
    queryFn: ({ signal }) => call(getInterviewLimits, { signal }),
  });

export const limitQuery = (memberId: string) =>
  queryOptions({
    queryKey: [...planningKey, 'limit', memberId],
    queryFn: ({ signal }) => call(getInterviewLimit, { params: { memberId }, signal }),
  });
