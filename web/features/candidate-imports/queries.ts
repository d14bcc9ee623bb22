import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getImport, getImportUndo, listImports } from '#shared/candidate-imports.ts';
import { call } from '#web/api/call.ts';

export const importsKey = ['candidate-imports'] as const;

/** How often a running import is asked how far it is, in ms. */
const progressEvery = 700;

export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: [...importsKey, 'list'],
    queryFn: ({ pageParam, signal }) => call(listImports, { query: { after: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: [...importsKey, 'one', importId],
    queryFn: async ({ signal, client }) => {
      const found = await call(getImport, { params: { importId }, signal });
      // Candidates, and whatever names or counts them, are others than before it was done.
      if (found.state === 'done')
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== importsKey[0] });
      return found;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? progressEvery : false),
  });

/** Asked anew each time it is looked at: others work with the candidates meanwhile. */
export const importUndoQuery = (importId: string) =>
  queryOptions({
    queryKey: [...importsKey, 'undo', importId],
    queryFn: ({ signal }) => call(getImportUndo, { params: { importId }, signal }),
    staleTime: 0,
  });
