import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { inviteMember } from '#shared/identity.ts';
import type { ReplyOf } from '#web/api/call.ts';
import { Dialog, DialogActions } from '#web/ui/dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';

interface InvitationLinkProps {
  readonly made: ReplyOf<typeof inviteMember>;
  readonly onClose: () => void;
}

/** The one-time link: shown this once, because only its hash is kept. Escape doesn't close it, so it can't slip away. */
export function InvitationLink({ made, onClose }: InvitationLinkProps): ReactElement {
  const clipboard = useClipboard({ timeout: 4_000 });
  const { invitation, link } = made;
  return (
    <Dialog title={`The link for ${invitation.name}`}>
      <p>
        Pass it on to {invitation.email}. It is shown this once and works until{' '}
        <Moment at={invitation.expiresAt} />. If it gets lost, renew the invitation.
      </p>
      <div className={layout.row}>
        <TextInput
          label="One-time link"
          value={link}
          readOnly
          flex="1 1 280px"
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <p className={layout.note} role="status">
        {clipboard.copied && 'Copied.'}
        {clipboard.error !== null &&
          'The browser did not allow copying. Select the link and copy it by hand.'}
      </p>
      <DialogActions>
        <Button onClick={() => clipboard.copy(link)}>Copy the link</Button>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
