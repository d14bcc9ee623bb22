import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem, ProblemError } from '#web/api/problem-error.ts';

/** Where the answer to "who is signed in" is kept; known here because any refused call may prove it outdated. */
export const sessionKey = ['session'] as const;

const MAX_RETRIES = 2;

export function makeQueryClient(): QueryClient {
  // A 401 in the middle of work: ask again who is signed in, and whatever shows the session reacts.
  const onError = (error: Error): void => {
    if (isProblem(error, 'not_signed_in')) void client.invalidateQueries({ queryKey: sessionKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < MAX_RETRIES && isWorthRetrying(error),
        // Without a connection a request must fail in words, not wait in silence.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

function isWorthRetrying(error: Error): boolean {
  return !(error instanceof ProblemError) || error.problem.status === 503;
}
