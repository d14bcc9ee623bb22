import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import {
  cancelImport,
  changeImport,
  type Import,
  startImport,
  undoImport,
  uploadImport,
} from '#shared/candidate-imports.ts';
import { useSend } from '#web/api/use-send.ts';
import { importQuery, importsQuery, importUndoQuery } from '#web/features/candidate-imports/queries.ts';

export function useUploadImport(): ReturnType<typeof useSend<typeof uploadImport>> {
  const client = useQueryClient();
  return useSend(uploadImport, { onDone: (reply) => keep(client, reply) });
}

export function useChangeImport(): ReturnType<typeof useSend<typeof changeImport>> {
  const client = useQueryClient();
  return useSend(changeImport, { onDone: (reply) => keep(client, reply) });
}

export function useStartImport(): ReturnType<typeof useSend<typeof startImport>> {
  const client = useQueryClient();
  return useSend(startImport, { onDone: (reply) => keep(client, reply) });
}

export function useCancelImport(): ReturnType<typeof useSend<typeof cancelImport>> {
  const client = useQueryClient();
  return useSend(cancelImport, { onDone: (reply) => keep(client, reply) });
}

/** Candidates, and whatever names or counts them, are others than before it was undone. */
export function useUndoImport(): ReturnType<typeof useSend<typeof undoImport>> {
  const client = useQueryClient();
  return useSend(undoImport, {
    onDone: async (reply) => {
      client.setQueryData(importUndoQuery(reply.importId).queryKey, reply);
      void client.invalidateQueries();
    },
  });
}

async function keep(client: QueryClient, reply: Import): Promise<void> {
  client.setQueryData(importQuery(reply.id).queryKey, reply);
  void client.invalidateQueries({ queryKey: importsQuery().queryKey });
}
