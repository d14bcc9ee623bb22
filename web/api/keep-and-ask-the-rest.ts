import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Keeps what a write replied under its key, and asks anew for everything else that is on screen: what is owed, what waits
 * and what one was told of move with it, which other features keep. Nobody waits for that.
 */
export function keepAndAskTheRest(client: QueryClient, queryKey: QueryKey, reply: unknown): void {
  client.setQueryData(queryKey, reply);
  void client.invalidateQueries({ predicate: (query) => query.queryKey.join() !== queryKey.join() });
}
