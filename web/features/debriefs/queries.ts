import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
} from '@tanstack/react-query';
import { type Debrief, getDebrief, listDebriefs } from '#shared/debriefs.ts';
import { getNewerFigures } from '#shared/newer-figures.ts';
import { type CallOf, call, type ReplyOf } from '#web/api/call.ts';

export type DebriefFilterValues = Pick<NonNullable<CallOf<typeof listDebriefs>['query']>, 'state'>;
export type ReadyLoop = ReplyOf<typeof listDebriefs>['ready'][number];

export const debriefsKey = ['debriefs'] as const;

export const debriefsQuery = (filters: DebriefFilterValues) =>
  infiniteQueryOptions({
    queryKey: [...debriefsKey, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listDebriefs, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });

/** The loops that wait for a debrief, which come with the first page of the list. */
export const readyLoopsQuery = (filters: DebriefFilterValues) => ({
  ...debriefsQuery(filters),
  select: (data: InfiniteData<ReplyOf<typeof listDebriefs>>) => data.pages[0]?.ready ?? [],
});

export const debriefQuery = (debriefId: string) =>
  queryOptions({
    queryKey: [...debriefsKey, 'one', debriefId],
    queryFn: ({ signal }) => call(getDebrief, { params: { debriefId }, signal }),
  });

/** What adopting would change; asked anew for each version of the debrief and each card that comes in. */
export const newerFiguresQuery = ({
  id,
  version,
  newer,
  can,
}: Pick<Debrief, 'id' | 'version' | 'newer' | 'can'>) =>
  queryOptions({
    queryKey: [...debriefsKey, 'newer', id, version, newer?.cards ?? 0],
    queryFn: ({ signal }) => call(getNewerFigures, { params: { debriefId: id }, signal }),
    enabled: can.adopt && newer !== null,
    select: (reply) => reply.newer,
  });
