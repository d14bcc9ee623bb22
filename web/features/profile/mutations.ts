import { useQueryClient } from '@tanstack/react-query';
import { updateProfile } from '#shared/session.ts';
import { sessionKey } from '#web/api/query-client.ts';
import { useSend } from '#web/api/use-send.ts';

export function useUpdateProfile(): ReturnType<typeof useSend<typeof updateProfile>> {
  const client = useQueryClient();
  return useSend(updateProfile, { onDone: () => client.invalidateQueries({ queryKey: sessionKey }) });
}
