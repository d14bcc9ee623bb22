import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getMember, listMembers } from '#shared/identity.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type MemberFilters = Pick<
  NonNullable<CallOf<typeof listMembers>['query']>,
  'search' | 'role' | 'state'
>;

export const peopleKey = ['people'] as const;

export const membersQuery = (filters: MemberFilters) =>
  infiniteQueryOptions({
    queryKey: [...peopleKey, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listMembers, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });

export const memberQuery = (memberId: string) =>
  queryOptions({
    queryKey: [...peopleKey, 'one', memberId],
    queryFn: ({ signal }) => call(getMember, { params: { memberId }, signal }),
  });
