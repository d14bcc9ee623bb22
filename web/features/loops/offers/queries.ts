import { queryOptions } from '@tanstack/react-query';
import { listSlotOffers } from '#shared/slot-offers.ts';
import { call } from '#web/api/call.ts';

export const slotOffersQuery = (loopId: string) =>
  queryOptions({
    queryKey: ['slot-offers', loopId],
    queryFn: ({ signal }) => call(listSlotOffers, { params: { loopId }, signal }),
  });
