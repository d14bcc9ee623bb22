import type { ReactElement, ReactNode } from 'react';
import type { MailSummary } from '#shared/notifications.ts';
import { mailStates } from '#web/features/mails/mail-words.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface MailsTableProps {
  readonly mails: readonly MailSummary[];
  readonly selectedId: string | undefined;
  readonly subjectLink: (mail: MailSummary) => ReactNode;
}

export function MailsTable({ mails, selectedId, subjectLink }: MailsTableProps): ReactElement {
  const columns: readonly Column<MailSummary>[] = [
    { key: 'subject', header: 'Subject', names: true, cell: subjectLink },
    { key: 'to', header: 'To', cell: ({ to }) => to ?? 'Written when it is due' },
    { key: 'due', header: 'Due', cell: ({ dueAt }) => <Moment at={dueAt} /> },
    {
      key: 'state',
      header: 'State',
      cell: ({ state }) => <StatusMark shape={mailStates[state].shape}>{mailStates[state].words}</StatusMark>,
    },
  ];
  return (
    <DataTable
      caption="Mails"
      columns={columns}
      rows={mails}
      rowKey={({ id }) => id}
      {...(selectedId === undefined ? {} : { selectedKey: selectedId })}
    />
  );
}
