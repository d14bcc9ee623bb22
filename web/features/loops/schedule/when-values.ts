import type { FormErrors } from '@mantine/form';
import type { Interview } from '#shared/loops.ts';
import { instantsOf, wallTimeOf, zoneCity } from '#web/ui/zoned-time.ts';

/** What the fields for time and place hold: a date and a time on the clocks of a zone. */
export interface WhenValues {
  readonly date: string;
  readonly time: string;
  readonly timeZone: string;
  /** Which of the two, where the clocks go back over this time. */
  readonly occurrence: 'first' | 'second';
  readonly minutes: string;
  readonly videoUrl: string;
  readonly room: string;
}

/** The same as the contract has it. */
export interface InterviewTime {
  readonly startsAt: string;
  readonly minutes: number;
  readonly timeZone: string;
  readonly videoUrl: string | null;
  readonly room: string | null;
}

export function emptyWhen(timeZone: string, minutes: number): WhenValues {
  const nothing = { date: '', time: '', videoUrl: '', room: '' };
  return { ...nothing, timeZone, occurrence: 'first', minutes: String(minutes) };
}

export function whenOf(interview: Pick<Interview, keyof InterviewTime>): WhenValues {
  const { startsAt, timeZone, minutes, videoUrl, room } = interview;
  return {
    ...wallValues(startsAt, timeZone),
    timeZone,
    minutes: String(minutes),
    videoUrl: videoUrl ?? '',
    room: room ?? '',
  };
}

/** The instant that is meant; null while there is none. */
export function startOf(
  values: Pick<WhenValues, 'date' | 'time' | 'timeZone' | 'occurrence'>,
): string | null {
  const [first, second] = instantsOf(values, values.timeZone);
  return (values.occurrence === 'second' ? second : undefined) ?? first ?? null;
}

/** What the fields hold for an instant on the clocks of a zone. */
export function wallValues(
  startsAt: string,
  timeZone: string,
): Pick<WhenValues, 'date' | 'time' | 'occurrence'> {
  const wall = wallTimeOf(startsAt, timeZone);
  const [, second] = instantsOf(wall, timeZone);
  const isSecond = second !== undefined && Date.parse(second) === Date.parse(startsAt);
  return { ...wall, occurrence: isSecond ? 'second' : 'first' };
}

/** Only for values without errors. */
export function interviewTime(values: WhenValues): InterviewTime {
  const startsAt = startOf(values);
  if (startsAt === null) throw new Error('interviewTime is for a time that whenErrors let pass');
  return {
    startsAt,
    minutes: Number(values.minutes),
    timeZone: values.timeZone,
    videoUrl: values.videoUrl.trim() || null,
    room: values.room.trim() || null,
  };
}

/** For a time that was not chosen, or that the clocks of the zone never show. */
export function timeErrors(
  values: Pick<WhenValues, 'date' | 'time' | 'timeZone' | 'occurrence'>,
): FormErrors {
  const errors: FormErrors = {};
  if (values.date === '') errors.date = 'Choose a date.';
  if (values.time === '') errors.time = 'Choose a time.';
  if (values.date !== '' && values.time !== '' && startOf(values) === null) {
    errors.time = `On that day the clocks in ${zoneCity(values.timeZone)} go forward past ${values.time}. Choose an earlier or a later time.`;
  }
  return errors;
}

export function whenErrors(values: WhenValues): FormErrors {
  const errors = timeErrors(values);
  return { ...errors, ...placeErrors(values) };
}

/** How long, and where. */
export function placeErrors(values: Pick<WhenValues, 'minutes' | 'videoUrl'>): FormErrors {
  const errors: FormErrors = {};
  const minutes = Number(values.minutes);
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 480) {
    errors.minutes = 'Between 5 and 480 minutes.';
  }
  const url = values.videoUrl.trim();
  if (url !== '' && !(url.startsWith('https://') && URL.canParse(url))) {
    errors.videoUrl = 'Write the whole address, beginning with https://.';
  }
  return errors;
}
