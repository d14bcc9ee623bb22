import { useQueryClient } from '@tanstack/react-query';
import { acceptInvitation, type Session, setUpOrg } from '#shared/session.ts';
import { sessionKey } from '#web/api/query-client.ts';
import { useSend } from '#web/api/use-send.ts';

export function useSetUpOrg(): ReturnType<typeof useSend<typeof setUpOrg>> {
  const onDone = useKeepSession();
  return useSend(setUpOrg, { onDone });
}

export function useAcceptInvitation(): ReturnType<typeof useSend<typeof acceptInvitation>> {
  const onDone = useKeepSession();
  return useSend(acceptInvitation, { onDone });
}

/** Whoever was signed in before, and what they saw, is gone from memory with it. */
function useKeepSession(): (session: Session) => undefined {
  const client = useQueryClient();
  return (session) => {
    client.clear();
    client.setQueryData(sessionKey, session);
  };
}
