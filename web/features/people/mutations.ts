import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { deactivateMember, type Member, reactivateMember, updateMember } from '#shared/identity.ts';
import { sessionKey } from '#web/api/query-client.ts';
import { useSend } from '#web/api/use-send.ts';
import { memberQuery, peopleKey } from '#web/features/people/queries.ts';

export function useUpdateMember(): ReturnType<typeof useSend<typeof updateMember>> {
  const client = useQueryClient();
  return useSend(updateMember, { onDone: (member) => keep(client, member) });
}

export function useDeactivateMember(): ReturnType<typeof useSend<typeof deactivateMember>> {
  const client = useQueryClient();
  return useSend(deactivateMember, { onDone: (member) => keep(client, member) });
}

export function useReactivateMember(): ReturnType<typeof useSend<typeof reactivateMember>> {
  const client = useQueryClient();
  return useSend(reactivateMember, { onDone: (member) => keep(client, member) });
}

/** The reply is the newest state of this person; lists are asked again, and the session too, since it may be one's own. */
async function keep(client: QueryClient, member: Member): Promise<void> {
  client.setQueryData(memberQuery(member.id).queryKey, member);
  void client.invalidateQueries({ queryKey: sessionKey });
  void client.invalidateQueries({ queryKey: [...peopleKey, 'list'] });
}
