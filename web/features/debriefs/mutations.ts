import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { adoptFigures, type Debrief, decide, openDebrief, settleIssue } from '#shared/debriefs.ts';
import { useSend } from '#web/api/use-send.ts';
import { debriefQuery, debriefsKey } from '#web/features/debriefs/queries.ts';

export function useOpenDebrief(): ReturnType<typeof useSend<typeof openDebrief>> {
  const client = useQueryClient();
  return useSend(openDebrief, { onDone: (debrief) => keepAndAskTheRest(client, debrief) });
}

export function useSettleIssue(): ReturnType<typeof useSend<typeof settleIssue>> {
  const client = useQueryClient();
  return useSend(settleIssue, { onDone: (debrief) => keep(client, debrief) });
}

export function useAdoptFigures(): ReturnType<typeof useSend<typeof adoptFigures>> {
  const client = useQueryClient();
  return useSend(adoptFigures, { onDone: (debrief) => keep(client, debrief) });
}

export function useDecide(): ReturnType<typeof useSend<typeof decide>> {
  const client = useQueryClient();
  return useSend(decide, { onDone: (debrief) => keepAndAskTheRest(client, debrief) });
}

/** The reply is the newest state of this debrief. */
async function keep(client: QueryClient, debrief: Debrief): Promise<void> {
  client.setQueryData(debriefQuery(debrief.id).queryKey, debrief);
  void client.invalidateQueries({ queryKey: [...debriefsKey, 'list'] });
}

/** Opening and deciding move the loop and the application too, which other features keep. */
async function keepAndAskTheRest(client: QueryClient, debrief: Debrief): Promise<void> {
  const { queryKey } = debriefQuery(debrief.id);
  client.setQueryData(queryKey, debrief);
  void client.invalidateQueries({ predicate: (query) => query.queryKey.join() !== queryKey.join() });
}
