import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getNotificationSettings, listNotifications } from '#shared/notifications.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type InboxFilters = Pick<NonNullable<CallOf<typeof listNotifications>['query']>, 'state'>;

export const notificationsKey = ['notifications'] as const;

export const notificationsQuery = (filters: InboxFilters) =>
  infiniteQueryOptions({
    queryKey: [...notificationsKey, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listNotifications, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });

/** Asked again when somebody comes back to the page, not by a timer: that would keep a forgotten session alive. */
export const unreadQuery = () =>
  queryOptions({
    queryKey: [...notificationsKey, 'unread'],
    queryFn: async ({ signal }) => (await call(listNotifications, { query: { limit: 1 }, signal })).unread,
  });

export const notificationSettingsQuery = () =>
  queryOptions({
    queryKey: ['notification-settings'],
    queryFn: ({ signal }) => call(getNotificationSettings, { signal }),
  });
