import { queryOptions } from '@tanstack/react-query';
import { readLink } from '#shared/session.ts';
import { call } from '#web/api/call.ts';

/** The token is no part of the key: keys are shown in developer tools, and a page reads one link only. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['link'],
    queryFn: ({ signal }) => call(readLink, { body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
