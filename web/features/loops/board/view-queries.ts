import { queryOptions } from '@tanstack/react-query';
import { listBoardViews } from '#shared/board.ts';
import { call } from '#web/api/call.ts';

/** The reader's own views; nobody else changes them. */
export const boardViewsQuery = () =>
  queryOptions({
    queryKey: ['board-views'],
    queryFn: async ({ signal }) => (await call(listBoardViews, { signal })).items,
    staleTime: 300_000,
  });
