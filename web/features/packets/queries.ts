import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getPacket, listPackets } from '#shared/packets.ts';
import { call } from '#web/api/call.ts';

export const packetsKey = ['packets'] as const;

export const packetQuery = (packetId: string) =>
  queryOptions({
    queryKey: [...packetsKey, 'one', packetId],
    queryFn: ({ signal }) => call(getPacket, { params: { packetId }, signal }),
    // A packet never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The packets of a debrief that the reader may open. */
export const packetsQuery = (debriefId: string) =>
  infiniteQueryOptions({
    queryKey: [...packetsKey, 'of', debriefId],
    queryFn: ({ pageParam, signal }) =>
      call(listPackets, { params: { debriefId }, query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });
