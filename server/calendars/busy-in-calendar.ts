import { type EventLines, readCalendarText } from '#server/calendars/calendar-text.ts';
import { type Budget, momentsOf, occurrencesOf, TooManyOccurrences } from '#server/calendars/occurrences.ts';
import { type Interval, mergeIntervals, mostIntervals } from '#server/calendars/rules.ts';
import { clocksFor } from '#server/calendars/wall-time.ts';
import { isOwnCalendarId } from '#server/notifications/rules.ts';

export interface BusyWindow {
  readonly from: Date;
  readonly until: Date;
  /** The zone of whose calendar it is: for whole days, and times that name none. */
  readonly timeZone: string;
}

export type BusyResult =
  | { readonly kind: 'busy'; readonly intervals: readonly Interval[] }
  | { readonly kind: 'failed'; readonly failure: 'no_calendar' | 'too_large' };

/** Fifteen meetings on every working day of ten years; real calendars are far below. */
const mostSteps = 40_000;

const wordOf = (event: EventLines, name: string): string =>
  (event.get(name)?.[0] ?? '').replace(/^[^:]*:/, '').trim();

const isBusy = (event: EventLines): boolean =>
  wordOf(event, 'TRANSP').toUpperCase() !== 'TRANSPARENT' &&
  wordOf(event, 'STATUS').toUpperCase() !== 'CANCELLED' &&
  !isOwnCalendarId(wordOf(event, 'UID'));

/** Most events of a calendar are: told by the day on which they ended, without reading more of them. */
function isLongOver(event: EventLines, from: Date): boolean {
  const endedOn = /:(\d{8})/.exec(event.get('DTEND')?.[0] ?? '')?.[1];
  if (endedOn === undefined || event.has('RRULE') || event.has('RDATE')) return false;
  const day = new Date(from.getTime() - 2 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  return endedOn < day;
}

/**
 * When the owner of a calendar is busy (RFC 5545): events that are cancelled, marked as free or our own interviews count
 * for nothing, and an occurrence of a series that was moved counts where it is now.
 */
export function busyInCalendar(text: string, window: BusyWindow): BusyResult {
  const calendar = readCalendarText(text);
  if (calendar === null) return { kind: 'failed', failure: 'no_calendar' };
  const clocksOf = clocksFor(calendar.zones, window.timeZone);
  const moved = movedOccurrences(calendar.events, (event) => momentsOf(event, 'RECURRENCE-ID', clocksOf));
  const budget: Budget = { steps: mostSteps };
  try {
    const recent = calendar.events.filter((event) => isBusy(event) && !isLongOver(event, window.from));
    const times = recent.flatMap((event) => {
      const gone = event.has('RECURRENCE-ID') ? undefined : moved.get(wordOf(event, 'UID'));
      const found = occurrencesOf(event, clocksOf, window, budget);
      return gone === undefined ? found : found.filter(({ startsAt }) => !gone.has(startsAt.getTime()));
    });
    const intervals = mergeIntervals(times, window);
    return intervals.length > mostIntervals
      ? { kind: 'failed', failure: 'too_large' }
      : { kind: 'busy', intervals };
  } catch (error) {
    if (error instanceof TooManyOccurrences) return { kind: 'failed', failure: 'too_large' };
    throw error;
  }
}

/** By series, the occurrences that have an event of their own instead. */
function movedOccurrences(
  events: readonly EventLines[],
  momentsOf: (event: EventLines) => readonly Date[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const moved = new Map<string, Set<number>>();
  for (const event of events) {
    if (!event.has('RECURRENCE-ID')) continue;
    const uid = wordOf(event, 'UID');
    const ofSeries = moved.get(uid) ?? new Set();
    for (const moment of momentsOf(event)) ofSeries.add(moment.getTime());
    moved.set(uid, ofSeries);
  }
  return moved;
}
