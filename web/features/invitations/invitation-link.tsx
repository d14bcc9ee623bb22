import type { ReactElement } from 'react';
import type { inviteMember } from '#shared/identity.ts';
import type { ReplyOf } from '#web/api/call.ts';
import { Moment } from '#web/ui/moment.tsx';
import { SecretLink } from '#web/ui/secret-link.tsx';

interface InvitationLinkProps {
  readonly made: ReplyOf<typeof inviteMember>;
  readonly onClose: () => void;
}

/** The link that an invitation is taken up with. */
export function InvitationLink({ made, onClose }: InvitationLinkProps): ReactElement {
  const { invitation, link } = made;
  return (
    <SecretLink
      title={`The link for ${invitation.name}`}
      label="One-time link"
      noun="link"
      link={link}
      onClose={onClose}
    >
      Pass it on to {invitation.email}. It is shown this once and works until{' '}
      <Moment at={invitation.expiresAt} />. If it gets lost, renew the invitation.
    </SecretLink>
  );
}
