import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  getBlueprint,
  getBlueprintVersion,
  getDraft,
  listBlueprints,
  listLibraryKits,
} from '#shared/blueprints.ts';
import { type CallOf, call } from '#web/api/call.ts';

export type BlueprintFilters = Pick<NonNullable<CallOf<typeof listBlueprints>['query']>, 'search'>;

export const blueprintsKey = ['blueprints'] as const;

export const blueprintsQuery = (filters: BlueprintFilters) =>
  infiniteQueryOptions({
    queryKey: [...blueprintsKey, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listBlueprints, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
    placeholderData: keepPreviousData,
  });

export const blueprintQuery = (blueprintId: string) =>
  queryOptions({
    queryKey: [...blueprintsKey, 'one', blueprintId],
    queryFn: ({ signal }) => call(getBlueprint, { params: { blueprintId }, signal }),
  });

/** A published version never changes, so it is asked for once. */
export const versionQuery = (blueprintId: string, number: number) =>
  queryOptions({
    queryKey: [...blueprintsKey, 'version', blueprintId, number],
    queryFn: ({ signal }) =>
      call(getBlueprintVersion, { params: { blueprintId, number: String(number) }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const draftQuery = (blueprintId: string) =>
  queryOptions({
    queryKey: [...blueprintsKey, 'draft', blueprintId],
    queryFn: ({ signal }) => call(getDraft, { params: { blueprintId }, signal }),
  });

/** The kits come with the product: they change with it only. */
export const libraryQuery = () =>
  queryOptions({
    queryKey: [...blueprintsKey, 'library'],
    queryFn: ({ signal }) => call(listLibraryKits, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
