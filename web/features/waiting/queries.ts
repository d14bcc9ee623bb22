import { queryOptions } from '@tanstack/react-query';
import { listWaiting } from '#shared/votes.ts';
import { call } from '#web/api/call.ts';

/** Asked again when somebody comes back to the page, not by a timer: that would keep a forgotten session alive. */
export const waitingQuery = () =>
  queryOptions({
    queryKey: ['waiting'],
    queryFn: async ({ signal }) => (await call(listWaiting, { signal })).items,
  });
