import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getMail, listMails } from '#shared/notifications.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type MailFilters = Pick<NonNullable<CallOf<typeof listMails>['query']>, 'state'>;

export const mailsQuery = (filters: MailFilters) =>
  infiniteQueryOptions({
    queryKey: ['mails', filters],
    queryFn: ({ pageParam, signal }) => call(listMails, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });

export const mailQuery = (mailId: string) =>
  queryOptions({
    queryKey: ['mail', mailId],
    queryFn: ({ signal }) => call(getMail, { params: { mailId }, signal }),
  });
