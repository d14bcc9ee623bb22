import { useQueryClient } from '@tanstack/react-query';
import { inviteMember, renewInvitation, revokeInvitation } from '#shared/identity.ts';
import { useSend } from '#web/api/use-send.ts';
import { invitationsKey } from '#web/features/invitations/queries.ts';

export function useInviteMember(): ReturnType<typeof useSend<typeof inviteMember>> {
  const onDone = useListAgain();
  return useSend(inviteMember, { onDone });
}

export function useRenewInvitation(): ReturnType<typeof useSend<typeof renewInvitation>> {
  const onDone = useListAgain();
  return useSend(renewInvitation, { onDone });
}

export function useRevokeInvitation(): ReturnType<typeof useSend<typeof revokeInvitation>> {
  const onDone = useListAgain();
  return useSend(revokeInvitation, { onDone });
}

function useListAgain(): () => undefined {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: invitationsKey });
  };
}
