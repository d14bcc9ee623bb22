import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listInvitations } from '#shared/identity.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type InvitationFilters = Pick<NonNullable<CallOf<typeof listInvitations>['query']>, 'state'>;

export const invitationsKey = ['invitations'] as const;

export const invitationsQuery = (filters: InvitationFilters) =>
  infiniteQueryOptions({
    queryKey: [...invitationsKey, filters],
    queryFn: ({ pageParam, signal }) =>
      call(listInvitations, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });
