import type { ReactElement, ReactNode } from 'react';
import type { Notification } from '#shared/notifications.ts';
import { toldWords } from '#web/features/notifications/notification-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface NotificationTableProps {
  readonly items: readonly Notification[];
  /** A link to the place where it is dealt with; the page knows the address. */
  readonly itemLink: (item: Notification, words: ReactNode) => ReactNode;
}

/** What the reader was told, the newest first; each line leads to where it is dealt with. */
export function NotificationTable({ items, itemLink }: NotificationTableProps): ReactElement {
  const columns: readonly Column<Notification>[] = [
    {
      key: 'told',
      header: 'What',
      names: true,
      cell: (item) => itemLink(item, toldWords[item.kind]),
    },
    {
      key: 'about',
      header: 'About',
      cell: ({ candidateName, jobTitle }) => `${candidateName}, ${jobTitle}`,
    },
    {
      key: 'interview',
      header: 'Interview',
      cell: ({ interview }) =>
        interview === null ? (
          ''
        ) : (
          <>
            {interview.name}, <Moment at={interview.startsAt} />
          </>
        ),
    },
    { key: 'at', header: 'Told', cell: ({ at }) => <Moment at={at} show="relative" /> },
    {
      key: 'state',
      header: 'State',
      cell: ({ isRead }) =>
        isRead ? <StatusMark shape="ring">Read</StatusMark> : <StatusMark shape="disc">New</StatusMark>,
    },
  ];
  return <DataTable caption="Notifications" columns={columns} rows={items} rowKey={({ id }) => id} />;
}
