import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  compareCards,
  getPractice,
  getPracticeSample,
  listComparisons,
  listPractice,
  listQualifications,
} from '#shared/practice.ts';
import { call } from '#web/api/call.ts';

export const practiceKey = ['practice'] as const;

export const ownPathsQuery = () =>
  infiniteQueryOptions({
    queryKey: [...practiceKey, 'own'],
    queryFn: ({ pageParam, signal }) => call(listPractice, { query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });

export const practiceQuery = (blueprintId: string) =>
  queryOptions({
    queryKey: [...practiceKey, 'blueprint', blueprintId],
    queryFn: ({ signal }) => call(getPractice, { params: { blueprintId }, signal }),
  });

export const sampleQuery = (blueprintId: string, sampleKey: string) =>
  queryOptions({
    queryKey: [...practiceKey, 'sample', blueprintId, sampleKey],
    queryFn: ({ signal }) => call(getPracticeSample, { params: { blueprintId, sampleKey }, signal }),
  });

export const qualificationsQuery = (blueprintId: string) =>
  infiniteQueryOptions({
    queryKey: [...practiceKey, 'people', blueprintId],
    queryFn: ({ pageParam, signal }) =>
      call(listQualifications, { params: { blueprintId }, query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });

export const comparisonsQuery = () =>
  queryOptions({
    queryKey: [...practiceKey, 'comparisons'],
    queryFn: async ({ signal }) => (await call(listComparisons, { signal })).items,
  });

export const comparisonQuery = (seatId: string) =>
  queryOptions({
    queryKey: [...practiceKey, 'comparison', seatId],
    queryFn: ({ signal }) => call(compareCards, { params: { seatId }, signal }),
  });
