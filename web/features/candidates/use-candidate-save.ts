import { useQueryClient } from '@tanstack/react-query';
import type { Candidate } from '#shared/candidates.ts';
import {
  type CandidateValues,
  changeFrom,
  comparedFields,
  snapshotOf,
} from '#web/features/candidates/candidate-values.ts';
import { useUpdateCandidate } from '#web/features/candidates/mutations.ts';
import { candidateQuery } from '#web/features/candidates/queries.ts';
import { useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';

interface CandidateSaveOptions {
  readonly onSaved: (saved: CandidateValues) => void;
  readonly onRefused: (error: Error) => void;
}

export function useCandidateSave(
  candidate: Candidate,
  options: CandidateSaveOptions,
): VersionedSave<CandidateValues> {
  const client = useQueryClient();
  const update = useUpdateCandidate();
  return useVersionedSave({
    ...options,
    start: snapshotOf(candidate),
    fields: comparedFields,
    write: async (wanted, over) => {
      const body = changeFrom(over.values, wanted);
      if (Object.keys(body).length === 0) return over;
      const params = { candidateId: candidate.id };
      return snapshotOf(await update.mutateAsync({ params, body, ifMatch: over.version }));
    },
    readNewest: async () =>
      snapshotOf(await client.fetchQuery({ ...candidateQuery(candidate.id), staleTime: 0 })),
  });
}
