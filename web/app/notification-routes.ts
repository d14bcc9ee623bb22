import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from '#web/app/root-routes.ts';
import { mailsQuery } from '#web/features/mails/queries.ts';
import { notificationsQuery } from '#web/features/notifications/queries.ts';
import { MailsSearch } from '#web/pages/mails/search.ts';
import { NotificationsSearch } from '#web/pages/notifications/search.ts';

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: '/notifications',
  validateSearch: (search) => NotificationsSearch.parse(search),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(notificationsQuery(deps)),
  component: lazyRouteComponent(
    () => import('#web/pages/notifications/notifications-page.tsx'),
    'NotificationsPage',
  ),
});

const mails = createRoute({
  getParentRoute: () => signedIn,
  path: '/mails',
  validateSearch: (search) => MailsSearch.parse(search),
  loaderDeps: ({ search: { mail: _, settings: __, ...filters } }) => filters,
  loader: ({ context, deps }) => void context.queryClient.prefetchInfiniteQuery(mailsQuery(deps)),
  component: lazyRouteComponent(() => import('#web/pages/mails/mails-page.tsx'), 'MailsPage'),
});

/** What people are told: their own inbox, and the mails for admins. */
export const notificationRoutes = [notifications, mails] as const;
