import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { endApplication, reopenApplication, saveInstructions } from '#shared/candidate-applications.ts';
import { mergeCandidates, undoMerge } from '#shared/candidate-merges.ts';
import {
  type CandidateNotes,
  changeCandidateNote,
  deleteCandidateNote,
  writeCandidateNote,
} from '#shared/candidate-notes.ts';
import { type Candidate, createApplication, createCandidate, updateCandidate } from '#shared/candidates.ts';
import { startLoop } from '#shared/loops.ts';
import { useSend } from '#web/api/use-send.ts';
import { candidateQuery, notesQuery } from '#web/features/candidates/queries.ts';

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

export function useEndApplication(): ReturnType<typeof useSend<typeof endApplication>> {
  const client = useQueryClient();
  return useSend(endApplication, { onDone: (candidate) => keep(client, candidate) });
}

export function useReopenApplication(): ReturnType<typeof useSend<typeof reopenApplication>> {
  const client = useQueryClient();
  return useSend(reopenApplication, { onDone: (candidate) => keep(client, candidate) });
}

export function useSaveInstructions(): ReturnType<typeof useSend<typeof saveInstructions>> {
  const client = useQueryClient();
  return useSend(saveInstructions, { onDone: () => client.invalidateQueries() });
}

export function useMerge(): ReturnType<typeof useSend<typeof mergeCandidates>> {
  const client = useQueryClient();
  return useSend(mergeCandidates, { onDone: (candidate) => keep(client, candidate) });
}

export function useUndoMerge(): ReturnType<typeof useSend<typeof undoMerge>> {
  const client = useQueryClient();
  return useSend(undoMerge, { onDone: (candidate) => keep(client, candidate) });
}

export function useWriteNote(candidateId: string): ReturnType<typeof useSend<typeof writeCandidateNote>> {
  const client = useQueryClient();
  return useSend(writeCandidateNote, { onDone: (notes) => keepNotes(client, candidateId, notes) });
}

export function useChangeNote(candidateId: string): ReturnType<typeof useSend<typeof changeCandidateNote>> {
  const client = useQueryClient();
  return useSend(changeCandidateNote, { onDone: (notes) => keepNotes(client, candidateId, notes) });
}

export function useDeleteNote(candidateId: string): ReturnType<typeof useSend<typeof deleteCandidateNote>> {
  const client = useQueryClient();
  return useSend(deleteCandidateNote, { onDone: (notes) => keepNotes(client, candidateId, notes) });
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

async function keepNotes(client: QueryClient, candidateId: string, notes: CandidateNotes): Promise<void> {
  client.setQueryData(notesQuery(candidateId).queryKey, notes);
}
