import { queryOptions } from '@tanstack/react-query';
import { getSeatRequests, listCoverRequests } from '#shared/cover-requests.ts';
import { call } from '#web/api/call.ts';

const coverKey = ['cover-requests'] as const;

export const seatRequestsQuery = (seatId: string) =>
  queryOptions({
    queryKey: [...coverKey, 'seat', seatId],
    queryFn: ({ signal }) => call(getSeatRequests, { params: { seatId }, signal }),
  });

export const loopRequestsQuery = (loopId: string) =>
  queryOptions({
    queryKey: [...coverKey, 'loop', loopId],
    queryFn: ({ signal }) => call(listCoverRequests, { params: { loopId }, signal }),
  });
