import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listAuditEntries } from '#shared/audit.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type AuditFilters = Pick<
  NonNullable<CallOf<typeof listAuditEntries>['query']>,
  'action' | 'actorId' | 'subjectId'
>;

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listAuditEntries, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });
