import { useQueryClient } from '@tanstack/react-query';
import type { Interview, Loop } from '#shared/loops.ts';
import { useRescheduleInterview } from '#web/features/loops/mutations.ts';
import { loopQuery } from '#web/features/loops/queries.ts';
import type { InterviewTime } from '#web/features/loops/schedule/when-values.ts';
import type { ThreeWayField } from '#web/ui/three-way.ts';
import { type Snapshot, useVersionedSave, type VersionedSave } from '#web/ui/use-versioned-save.ts';
import { zoneCity, zonedDayAndTime } from '#web/ui/zoned-time.ts';

const fields: readonly ThreeWayField<InterviewTime>[] = [
  {
    key: 'startsAt',
    label: 'Starts',
    words: ({ startsAt, timeZone }) => `${zonedDayAndTime(startsAt, timeZone)} in ${zoneCity(timeZone)}`,
  },
  { key: 'timeZone', label: 'Time zone', words: ({ timeZone }) => zoneCity(timeZone) },
  { key: 'minutes', label: 'Minutes', words: ({ minutes }) => String(minutes) },
  { key: 'videoUrl', label: 'Video link', words: ({ videoUrl }) => videoUrl ?? 'None' },
  { key: 'room', label: 'Room', words: ({ room }) => room ?? 'None' },
];

interface RescheduleOptions {
  readonly onSaved: (saved: InterviewTime) => void;
  readonly onRefused: (error: Error) => void;
}

/** Saves an interview's time and place over the version that was on screen. */
export function useReschedule(
  loopId: string,
  interview: Interview,
  options: RescheduleOptions,
): VersionedSave<InterviewTime> {
  const client = useQueryClient();
  const reschedule = useRescheduleInterview();
  const params = { interviewId: interview.id };
  return useVersionedSave({
    ...options,
    start: snapshotOf(interview),
    fields,
    write: async (wanted, over) => {
      const body = changeFrom(over.values, wanted);
      if (Object.keys(body).length === 0) return over;
      return snapshotIn(await reschedule.mutateAsync({ params, body, ifMatch: over.version }), interview.id);
    },
    readNewest: async () =>
      snapshotIn(await client.fetchQuery({ ...loopQuery(loopId), staleTime: 0 }), interview.id),
  });
}

function snapshotIn(loop: Loop, interviewId: string): Snapshot<InterviewTime> {
  const found = loop.interviews.find(({ id }) => id === interviewId);
  if (found === undefined) throw new Error('an interview of a loop is never deleted');
  return snapshotOf(found);
}

function snapshotOf(interview: Interview): Snapshot<InterviewTime> {
  const { startsAt, minutes, timeZone, videoUrl, room, version } = interview;
  return { version, values: { startsAt, minutes, timeZone, videoUrl, room } };
}

/** Only what differs, so that a write never touches what its writer left alone. */
function changeFrom(saved: InterviewTime, wanted: InterviewTime): Partial<InterviewTime> {
  return {
    ...(Date.parse(wanted.startsAt) === Date.parse(saved.startsAt) ? {} : { startsAt: wanted.startsAt }),
    ...(wanted.minutes === saved.minutes ? {} : { minutes: wanted.minutes }),
    ...(wanted.timeZone === saved.timeZone ? {} : { timeZone: wanted.timeZone }),
    ...(wanted.videoUrl === saved.videoUrl ? {} : { videoUrl: wanted.videoUrl }),
    ...(wanted.room === saved.room ? {} : { room: wanted.room }),
  };
}
