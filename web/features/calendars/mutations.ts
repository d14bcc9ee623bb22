import { useQueryClient } from '@tanstack/react-query';
import {
  addBusyTimes,
  type MyCalendar,
  makeCalendarFeed,
  removeBusyTimes,
  revokeCalendarFeed,
} from '#shared/calendars.ts';
import { useSend } from '#web/api/use-send.ts';
import { myCalendarQuery } from '#web/features/calendars/queries.ts';

export function useAddBusyTimes(): ReturnType<typeof useSend<typeof addBusyTimes>> {
  const keep = useKeep();
  return useSend(addBusyTimes, { onDone: keep });
}

export function useRemoveBusyTimes(): ReturnType<typeof useSend<typeof removeBusyTimes>> {
  const keep = useKeep();
  return useSend(removeBusyTimes, { onDone: keep });
}

export function useMakeCalendarFeed(): ReturnType<typeof useSend<typeof makeCalendarFeed>> {
  const keep = useKeep();
  return useSend(makeCalendarFeed, { onDone: ({ calendar }) => keep(calendar) });
}

export function useRevokeCalendarFeed(): ReturnType<typeof useSend<typeof revokeCalendarFeed>> {
  const client = useQueryClient();
  return useSend(revokeCalendarFeed, {
    onDone: () => client.invalidateQueries({ queryKey: myCalendarQuery().queryKey }),
  });
}

function useKeep(): (calendar: MyCalendar) => undefined {
  const client = useQueryClient();
  return (calendar) => {
    client.setQueryData(myCalendarQuery().queryKey, calendar);
  };
}
