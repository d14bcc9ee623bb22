import { queryOptions } from '@tanstack/react-query';
import { getScorecard, listLoopScorecards } from '#shared/scorecards.ts';
import { call } from '#web/api/call.ts';

const scorecardsKey = ['scorecards'] as const;

export const scorecardQuery = (seatId: string) =>
  queryOptions({
    queryKey: [...scorecardsKey, 'own', seatId],
    queryFn: ({ signal }) => call(getScorecard, { params: { seatId }, signal }),
  });

export const loopCardsQuery = (loopId: string) =>
  queryOptions({
    queryKey: [...scorecardsKey, 'loop', loopId],
    queryFn: ({ signal }) => call(listLoopScorecards, { params: { loopId }, signal }),
  });
