import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listDuplicates } from '#shared/candidate-merges.ts';
import { listCandidateNotes } from '#shared/candidate-notes.ts';
import { getCandidate, listCandidates } from '#shared/candidates.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type CandidateFilterValues = Pick<
  NonNullable<CallOf<typeof listCandidates>['query']>,
  'search' | 'jobId' | 'stage'
>;

export const candidatesKey = ['candidates'] as const;

export const candidatesQuery = (filters: CandidateFilterValues) =>
  infiniteQueryOptions({
    queryKey: [...candidatesKey, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listCandidates, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });

export const candidateQuery = (candidateId: string) =>
  queryOptions({
    queryKey: [...candidatesKey, 'one', candidateId],
    queryFn: ({ signal }) => call(getCandidate, { params: { candidateId }, signal }),
  });

export const notesQuery = (candidateId: string) =>
  queryOptions({
    queryKey: [...candidatesKey, 'notes', candidateId],
    queryFn: ({ signal }) => call(listCandidateNotes, { params: { candidateId }, signal }),
  });

export const duplicatesQuery = (candidateId: string) =>
  queryOptions({
    queryKey: [...candidatesKey, 'duplicates', candidateId],
    queryFn: ({ signal }) => call(listDuplicates, { params: { candidateId }, signal }),
  });

/** Who has this very address; always asked anew. */
export const sameAddressQuery = (email: string) =>
  queryOptions({
    queryKey: [...candidatesKey, 'same-address', email],
    queryFn: async ({ signal }) => {
      const { items } = await call(listCandidates, { query: { search: email }, signal });
      return items.filter((candidate) => candidate.email?.toLowerCase() === email.toLowerCase());
    },
    staleTime: 0,
  });
