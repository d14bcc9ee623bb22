import { queryOptions } from '@tanstack/react-query';
import { getMyCalendar } from '#shared/calendars.ts';
import { call } from '#web/api/call.ts';

export const myCalendarQuery = () =>
  queryOptions({
    queryKey: ['my-calendar'],
    queryFn: ({ signal }) => call(getMyCalendar, { signal }),
    // An address that was just given is read in the background, within a minute or so.
    refetchInterval: ({ state }) =>
      state.data?.busy?.readAt === null && state.data.busy.failure === null ? 10_000 : false,
  });
