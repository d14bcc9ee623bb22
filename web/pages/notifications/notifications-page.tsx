import { Button, Checkbox } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Notification } from '#shared/notifications.ts';
import { useReadNotifications } from '#web/features/notifications/mutations.ts';
import { NotificationTable } from '#web/features/notifications/notification-table.tsx';
import { notificationsQuery, unreadQuery } from '#web/features/notifications/queries.ts';
import { Filters } from '#web/ui/filters.tsx';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { EmptyState, FormError } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/notifications');

export function NotificationsPage(): ReactElement {
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(notificationsQuery(filters));
  const { data: unread = 0 } = useQuery(unreadQuery());
  const reading = useReadNotifications();
  const readAll = (): void => reading.mutate({ body: { which: 'all' } });
  return (
    <>
      <PageHeader
        title="Notifications"
        about="Interviews of yours, scorecards that are due, and what colleagues ask of you. Which of them come by mail too, you choose under Account."
        action={
          unread > 0 && (
            <Button variant="default" loading={reading.isPending} onClick={readAll}>
              Mark all as read
            </Button>
          )
        }
      />
      <Filters>
        <Checkbox
          label="Only what is new"
          checked={filters.state === 'unread'}
          onChange={({ currentTarget: { checked } }) =>
            void navigate({ search: checked ? { state: 'unread' } : {}, replace: true })
          }
        />
      </Filters>
      <FormError error={reading.error} />
      <ListState
        list={list}
        noun={['notification', 'notifications']}
        empty={
          <EmptyState
            title={filters.state === 'unread' ? 'Nothing new' : 'Nothing yet'}
            action={<Link to="/interviews">Go to your interviews</Link>}
          >
            What settles itself goes from here: a reminder when the card is in, a question when it is
            answered.
          </EmptyState>
        }
      >
        {(items) => (
          <NotificationTable
            items={items}
            itemLink={(item, words) => (
              <NotificationLink
                item={item}
                onFollow={() => {
                  if (!item.isRead) reading.mutate({ body: { which: [item.id] } });
                }}
              >
                {words}
              </NotificationLink>
            )}
          />
        )}
      </ListState>
    </>
  );
}

interface NotificationLinkProps {
  readonly item: Notification;
  readonly onFollow: () => void;
  readonly children: ReactNode;
}

/** To where it is dealt with. */
function NotificationLink({ item: { target }, onFollow, children }: NotificationLinkProps): ReactElement {
  const shared = { className: layout.cover, onClick: onFollow } as const;
  if (target.kind === 'loop') {
    return (
      <Link to="/loops/$loopId" params={{ loopId: target.loopId }} {...shared}>
        {children}
      </Link>
    );
  }
  return target.kind === 'scorecard' ? (
    <Link to="/interviews/$seatId" params={{ seatId: target.seatId }} {...shared}>
      {children}
    </Link>
  ) : (
    <Link to="/debriefs/$debriefId" params={{ debriefId: target.debriefId }} {...shared}>
      {children}
    </Link>
  );
}
