import { queryOptions } from '@tanstack/react-query';
import { readOfferedSlots } from '#shared/slot-offers.ts';
import { call } from '#web/api/call.ts';

/** The token is no part of the key: keys are shown in developer tools, and a page reads one link only. */
export const offeredSlotsQuery = (token: string) =>
  queryOptions({
    queryKey: ['offered-slots'],
    queryFn: ({ signal }) => call(readOfferedSlots, { body: { token }, signal }),
  });
