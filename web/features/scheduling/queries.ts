import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { findAvailability, getWorkingHours } from '#shared/availability.ts';
import { type CallOf, call } from '#web/api/call.ts';

type Asked = CallOf<typeof findAvailability>['body'];

export const availabilityQuery = (loopId: string, asked: Asked) =>
  queryOptions({
    queryKey: ['availability', loopId, asked],
    queryFn: ({ signal }) => call(findAvailability, { params: { loopId }, body: asked, signal }),
    enabled: asked.memberIds.length > 0,
    placeholderData: keepPreviousData,
  });

export const workingHoursQuery = () =>
  queryOptions({
    queryKey: ['working-hours'],
    queryFn: ({ signal }) => call(getWorkingHours, { signal }),
  });
