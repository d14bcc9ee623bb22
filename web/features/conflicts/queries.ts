import { infiniteQueryOptions } from '@tanstack/react-query';
import { listConflicts } from '#shared/conflicts.ts';
import { call } from '#web/api/call.ts';

/** The register as the reader may see it; of one loop's candidate, where a loop is named. */
export const conflictsQuery = (loopId?: string) =>
  infiniteQueryOptions({
    queryKey: ['conflicts', loopId ?? null],
    queryFn: ({ pageParam, signal }) => call(listConflicts, { query: { after: pageParam, loopId }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });
