import type { ReactElement, ReactNode } from 'react';
import type { Member } from '#shared/identity.ts';
import { roleNames } from '#shared/roles.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

interface MemberTableProps {
  readonly members: readonly Member[];
  readonly selectedId?: string | undefined;
  /** The name as the link that opens the details; the page knows the address. */
  readonly nameLink: (member: Member) => ReactNode;
}

export function MemberTable({ members, selectedId, nameLink }: MemberTableProps): ReactElement {
  const columns: readonly Column<Member>[] = [
    { key: 'name', header: 'Name', names: true, cell: nameLink },
    { key: 'email', header: 'E-mail', cell: (member) => member.email },
    {
      key: 'roles',
      header: 'Roles',
      cell: (member) => member.roles.map((role) => roleNames[role]).join(', '),
    },
    { key: 'state', header: 'State', cell: (member) => <MemberState member={member} /> },
    {
      key: 'joined',
      header: 'Joined',
      spare: true,
      cell: (member) => <Moment at={member.joinedAt} show="day" />,
    },
  ];
  return (
    <DataTable
      caption="People"
      columns={columns}
      rows={members}
      rowKey={(member) => member.id}
      selectedKey={selectedId}
    />
  );
}

export function MemberState({ member }: { readonly member: Member }): ReactElement {
  return member.deactivatedAt === null ? (
    <StatusMark shape="disc">Active</StatusMark>
  ) : (
    <StatusMark shape="bar">Deactivated</StatusMark>
  );
}
