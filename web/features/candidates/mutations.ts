import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import {
  type Candidate,
  createApplication,
  createCandidate,
  updateCandidate,
  withdrawApplication,
} from '#shared/candidates.ts';
import { startLoop } from '#shared/loops.ts';
import { useSend } from '#web/api/use-send.ts';
import { candidateQuery } from '#web/features/candidates/queries.ts';

export function useCreateCandidate(): ReturnType<typeof useSend<typeof createCandidate>> {
  const client = useQueryClient();
  return useSend(createCandidate, { onDone: (candidate) => keep(client, candidate) });
}

export function useUpdateCandidate(): ReturnType<typeof useSend<typeof updateCandidate>> {
  const client = useQueryClient();
  return useSend(updateCandidate, { onDone: (candidate) => keep(client, candidate) });
}

export function useCreateApplication(): ReturnType<typeof useSend<typeof createApplication>> {
  const client = useQueryClient();
  return useSend(createApplication, { onDone: (candidate) => keep(client, candidate) });
}

export function useWithdrawApplication(): ReturnType<typeof useSend<typeof withdrawApplication>> {
  const client = useQueryClient();
  return useSend(withdrawApplication, { onDone: (candidate) => keep(client, candidate) });
}

export function useStartLoop(): ReturnType<typeof useSend<typeof startLoop>> {
  const client = useQueryClient();
  return useSend(startLoop, { onDone: () => client.invalidateQueries() });
}

/** The reply is the newest state of this candidate. Everything else is asked again: loops and jobs name their candidates. */
async function keep(client: QueryClient, candidate: Candidate): Promise<void> {
  const { queryKey } = candidateQuery(candidate.id);
  client.setQueryData(queryKey, candidate);
  void client.invalidateQueries({ predicate: (query) => query.queryKey.join() !== queryKey.join() });
}
