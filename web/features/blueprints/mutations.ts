import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { readRoleDocument } from '#shared/blueprint-document.ts';
import {
  type Blueprint,
  createBlueprint,
  discardDraft,
  publishDraft,
  startDraft,
} from '#shared/blueprints.ts';
import { useSend } from '#web/api/use-send.ts';
import { blueprintQuery, blueprintsKey, draftQuery } from '#web/features/blueprints/queries.ts';

export function useReadDocument(): ReturnType<typeof useSend<typeof readRoleDocument>> {
  return useSend(readRoleDocument);
}

export function useCreateBlueprint(): ReturnType<typeof useSend<typeof createBlueprint>> {
  const client = useQueryClient();
  return useSend(createBlueprint, { onDone: (blueprint) => keep(client, blueprint) });
}

export function useStartDraft(blueprintId: string): ReturnType<typeof useSend<typeof startDraft>> {
  const client = useQueryClient();
  return useSend(startDraft, {
    onDone: async (draft) => {
      client.setQueryData(draftQuery(blueprintId).queryKey, draft);
      await askAgain(client, blueprintId);
    },
  });
}

export function useDiscardDraft(blueprintId: string): ReturnType<typeof useSend<typeof discardDraft>> {
  const client = useQueryClient();
  return useSend(discardDraft, { onDone: () => askAgain(client, blueprintId) });
}

export function usePublishDraft(): ReturnType<typeof useSend<typeof publishDraft>> {
  const client = useQueryClient();
  return useSend(publishDraft, { onDone: (blueprint) => keep(client, blueprint) });
}

/** The reply is the newest state of this blueprint; the lists are asked again. */
async function keep(client: QueryClient, blueprint: Blueprint): Promise<void> {
  client.setQueryData(blueprintQuery(blueprint.id).queryKey, blueprint);
  void client.invalidateQueries({ queryKey: [...blueprintsKey, 'list'] });
}

async function askAgain(client: QueryClient, blueprintId: string): Promise<void> {
  void client.invalidateQueries({ queryKey: [...blueprintsKey, 'list'] });
  await client.invalidateQueries({ queryKey: blueprintQuery(blueprintId).queryKey });
}
