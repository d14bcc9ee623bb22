import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  type Family,
  getCalibrationSettings,
  getFamily,
  getJobCalibration,
  listFamilies,
} from '#shared/calibration.ts';
import {
  getDimensionReview,
  getDrift,
  getLevels,
  getMyScoring,
  getNetwork,
} from '#shared/calibration-review.ts';
import { call } from '#web/api/call.ts';

export const familiesKey = ['calibration', 'families'] as const;

export const familiesQuery = () =>
  infiniteQueryOptions({
    queryKey: [...familiesKey, 'list'],
    queryFn: ({ pageParam, signal }) => call(listFamilies, { query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, // Widened: the first page has no key before it.
    getNextPageParam: (last) => last.next,
    select: (data) => data.pages.flatMap((one) => one.items),
  });

const pollMs = 2_000;
/** A fit takes seconds. What was asked for longer ago waits for a worker: asking on would keep a forgotten session alive. */
const pollForMs = 10 * 60_000;

/** Asked again while a fit is awaited, so that its progress shows. */
export const familyQuery = (blueprintId: string) =>
  queryOptions({
    queryKey: [...familiesKey, 'one', blueprintId],
    queryFn: ({ signal }) => call(getFamily, { params: { blueprintId }, signal }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isAwaited(data) ? pollMs : false),
  });

/** A fit is under way, or was asked for a short while ago. */
export function isAwaited({ running, askedAt }: Family, now: number = Date.now()): boolean {
  const since = running?.since ?? askedAt;
  return since !== null && now - Date.parse(since) < pollForMs;
}

/** What a review is read for: a family, and the fit on the page. A new fit is another review. */
export interface Reviewed {
  readonly blueprintId: string;
  readonly fitId: string | null;
}

const reviewKey = ({ blueprintId, fitId }: Reviewed, part: string) =>
  ['calibration', 'review', blueprintId, fitId, part] as const;

export const levelsQuery = (reviewed: Reviewed) =>
  queryOptions({
    queryKey: reviewKey(reviewed, 'levels'),
    queryFn: ({ signal }) => call(getLevels, { params: { blueprintId: reviewed.blueprintId }, signal }),
  });

export const dimensionsQuery = (reviewed: Reviewed) =>
  queryOptions({
    queryKey: reviewKey(reviewed, 'dimensions'),
    queryFn: ({ signal }) =>
      call(getDimensionReview, { params: { blueprintId: reviewed.blueprintId }, signal }),
  });

export const networkQuery = (reviewed: Reviewed) =>
  queryOptions({
    queryKey: reviewKey(reviewed, 'network'),
    queryFn: ({ signal }) => call(getNetwork, { params: { blueprintId: reviewed.blueprintId }, signal }),
  });

export const driftQuery = (reviewed: Reviewed) =>
  queryOptions({
    queryKey: reviewKey(reviewed, 'drift'),
    queryFn: ({ signal }) => call(getDrift, { params: { blueprintId: reviewed.blueprintId }, signal }),
  });

export const myScoringQuery = () =>
  queryOptions({
    queryKey: ['my-scoring'],
    queryFn: async ({ signal }) => (await call(getMyScoring, { signal })).families,
  });

export const calibrationSettingsQuery = () =>
  queryOptions({
    queryKey: ['calibration', 'settings'],
    queryFn: ({ signal }) => call(getCalibrationSettings, { signal }),
  });

export const jobCalibrationQuery = (jobId: string) =>
  queryOptions({
    queryKey: ['calibration', 'job', jobId],
    queryFn: ({ signal }) => call(getJobCalibration, { params: { jobId }, signal }),
  });
