import type { ReactElement, ReactNode } from 'react';
import type { Invitation } from '#shared/identity.ts';
import { roleNames } from '#shared/roles.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Moment } from '#web/ui/moment.tsx';
import { StatusMark, type StatusShape } from '#web/ui/status-mark.tsx';

export const invitationStates: Record<Invitation['state'], { shape: StatusShape; word: string }> = {
  open: { shape: 'ring', word: 'Open' },
  accepted: { shape: 'disc', word: 'Accepted' },
  revoked: { shape: 'bar', word: 'Revoked' },
  expired: { shape: 'diamond', word: 'Expired' },
};

interface InvitationTableProps {
  readonly invitations: readonly Invitation[];
  readonly actions: (invitation: Invitation) => ReactNode;
}

export function InvitationTable({ invitations, actions }: InvitationTableProps): ReactElement {
  const columns: readonly Column<Invitation>[] = [
    { key: 'name', header: 'Name', names: true, cell: (invitation) => invitation.name },
    { key: 'email', header: 'E-mail', cell: (invitation) => invitation.email },
    {
      key: 'roles',
      header: 'Roles',
      cell: (invitation) => invitation.roles.map((role) => roleNames[role]).join(', '),
    },
    {
      key: 'state',
      header: 'State',
      cell: ({ state }) => (
        <StatusMark shape={invitationStates[state].shape}>{invitationStates[state].word}</StatusMark>
      ),
    },
    {
      key: 'invited',
      header: 'Invited',
      cell: (invitation) => (
        <>
          <Moment at={invitation.invitedAt} show="day" /> by {invitation.invitedBy.name}
        </>
      ),
    },
    {
      key: 'expires',
      header: 'Link works until',
      cell: ({ state, expiresAt }) => (state === 'open' ? <Moment at={expiresAt} /> : 'Not any more'),
    },
    { key: 'actions', header: 'Actions', cell: actions },
  ];
  return (
    <DataTable
      caption="Invitations"
      columns={columns}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
    />
  );
}
