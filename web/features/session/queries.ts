import { queryOptions } from '@tanstack/react-query';
import { getSession } from '#shared/session.ts';
import { call } from '#web/api/call.ts';
import { sessionKey } from '#web/api/query-client.ts';

export const sessionQuery = () =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: ({ signal }) => call(getSession, { signal }),
    staleTime: 60_000,
  });
