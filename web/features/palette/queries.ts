import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getLoop, type Loop } from '#shared/loops.ts';
import { search } from '#shared/search.ts';
import { type CallOf, call } from '#web/api/call.ts';

/** What is looked for: everything, or the loop that an interview is scheduled on. */
export type Among = Pick<NonNullable<CallOf<typeof search>['query']>, 'kind' | 'state'>;

/** Always asked anew, and shown as it was found last until then. */
const fresh = { staleTime: 0, placeholderData: keepPreviousData } as const;

export const foundQuery = (typed: string, among: Among) =>
  queryOptions({
    queryKey: ['search', 'found', typed, among],
    queryFn: ({ signal }) => call(search, { query: { ...among, search: typed }, signal }),
    enabled: typed !== '',
    ...fresh,
  });

export const recentQuery = (opened: readonly string[], among: Among) =>
  queryOptions({
    queryKey: ['search', 'recent', opened, among],
    queryFn: ({ signal }) => call(search, { query: { ...among, recent: opened.join() }, signal }),
    enabled: opened.length > 0,
    ...fresh,
  });

/** The round to schedule first; nothing where there is none, or it can't be said now: the loop's page tells. */
export async function findOpenRound(
  loopId: Loop['id'],
): Promise<Loop['openRounds'][number]['id'] | undefined> {
  try {
    const loop = await call(getLoop, { params: { loopId } });
    return loop.can.plan ? loop.openRounds[0]?.id : undefined;
  } catch {
    return undefined;
  }
}
