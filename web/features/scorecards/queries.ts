import { queryOptions } from '@tanstack/react-query';
import { getPaperCard, getScorecard, listLoopScorecards } from '#shared/scorecards.ts';
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

export const paperCardQuery = (seatId: string) =>
  queryOptions({
    queryKey: [...scorecardsKey, 'paper', seatId],
    queryFn: ({ signal }) => call(getPaperCard, { params: { seatId }, signal }),
    // What a card asks for does not change under the hands of who types it in.
    staleTime: Number.POSITIVE_INFINITY,
  });
