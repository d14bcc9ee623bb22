import type { MyInterview } from '#shared/loops.ts';
import { count, type Format, makeFormat } from '#web/ui/format.ts';

/** "10:00 to 11:00 in New York"; null where the clocks there show what the reader's do. */
export function otherZoneTime(
  { startsAt, endsAt, timeZone }: Pick<MyInterview, 'startsAt' | 'endsAt' | 'timeZone'>,
  readersZone: string,
): string | null {
  const [here, there] = [makeFormat(readersZone), makeFormat(timeZone)];
  if (here.dayAndTime(startsAt) === there.dayAndTime(startsAt)) return null;
  const isSameDay = here.day(startsAt) === there.day(startsAt);
  const start = isSameDay ? there.time(startsAt) : there.dayAndTime(startsAt);
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return `${start} to ${there.time(endsAt)} in ${city}`;
}

export function dueWords({ group, dueAt }: Pick<MyInterview, 'group' | 'dueAt'>, format: Format): string {
  return group === 'late' ? `Was due ${format.dayAndTime(dueAt)}` : `Due ${format.dayAndTime(dueAt)}`;
}

/** How far the card is, or what is asked about it. */
export function cardWords({
  group,
  scored,
  dimensions,
  openQuestions,
}: Pick<MyInterview, 'group' | 'scored' | 'dimensions' | 'openQuestions'>): string {
  switch (group) {
    case 'ended':
      return 'Not needed';
    case 'done':
      return 'Submitted';
    case 'asked':
      return `${count(openQuestions, 'question', 'questions')} about it`;
    default:
      return `${scored} of ${dimensions} scored`;
  }
}
