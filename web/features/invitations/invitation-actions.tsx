import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Invitation, renewInvitation } from '#shared/identity.ts';
import type { ReplyOf } from '#web/api/call.ts';
import { useRenewInvitation, useRevokeInvitation } from '#web/features/invitations/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { toast } from '#web/ui/toast.ts';

interface InvitationActionsProps {
  readonly invitation: Invitation;
  readonly onRenewed: (reply: ReplyOf<typeof renewInvitation>) => void;
}

/** Both kill the link that is out there, which no undo could bring back: each asks first. */
export function InvitationActions({ invitation, onRenewed }: InvitationActionsProps): ReactElement | null {
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null);
  const renew = useRenewInvitation();
  const revoke = useRevokeInvitation();
  const request = { params: { invitationId: invitation.id } };
  const stopAsking = (): void => {
    renew.reset();
    revoke.reset();
    setAsking(null);
  };
  if (!invitation.can.renew && !invitation.can.revoke) return null;
  return (
    <div className={layout.row}>
      {invitation.can.renew && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Renew the invitation of ${invitation.name}`}
          onClick={() => setAsking('renew')}
        >
          Renew
        </Button>
      )}
      {invitation.can.revoke && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Revoke the invitation of ${invitation.name}`}
          onClick={() => setAsking('revoke')}
        >
          Revoke
        </Button>
      )}
      {asking === 'renew' && (
        <ConfirmDialog
          title={`Renew the invitation of ${invitation.name}`}
          consequences={[
            'You get a new link to pass on, shown once.',
            'The link from before stops working at once.',
          ]}
          confirm="Renew"
          isPending={renew.isPending}
          error={renew.error}
          onCancel={stopAsking}
          onConfirm={() =>
            renew.mutate(request, {
              onSuccess: (reply) => {
                stopAsking();
                onRenewed(reply);
              },
            })
          }
        />
      )}
      {asking === 'revoke' && (
        <ConfirmDialog
          title={`Revoke the invitation of ${invitation.name}`}
          consequences={[
            'The link stops working at once; nobody is told.',
            'To invite this person later, renew it or make a new one.',
          ]}
          confirm="Revoke"
          isPending={revoke.isPending}
          error={revoke.error}
          onCancel={stopAsking}
          onConfirm={() =>
            revoke.mutate(request, {
              onSuccess: () => {
                stopAsking();
                toast(`The invitation of ${invitation.name} is revoked`);
              },
            })
          }
        />
      )}
    </div>
  );
}
