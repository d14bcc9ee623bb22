import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { calendarIdOf } from '#server/notifications/rules.ts';

interface Entry {
  /** Rises with every change, so that an older file that comes late changes nothing. */
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly summary: string;
  readonly attendee: { readonly name: string; readonly email: string };
  readonly organiser: { readonly name: string; readonly email: string };
  readonly stampedAt: Date;
}

export interface CalendarEntry extends Entry {
  /** The seat: every later word about it replaces what the calendar holds under its id. */
  readonly seatId: string;
  /** Only held: the calendar shows it as not certain. */
  readonly isHold: boolean;
  readonly location: string | null;
  /** Where the scorecard is. */
  readonly address: string;
}

/** An invitation, or its cancellation, as a calendar file (RFC 5545, RFC 5546). Times are UTC, so that every calendar shows its own. */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = emptyCalendar(entry);
  calendar.createEvent({
    ...eventOf(entry),
    id: calendarIdOf(entry.seatId),
    status: statusOf(entry),
    description: `Kit and scorecard: ${entry.address}`,
    url: entry.address,
    ...(entry.location === null ? {} : { location: entry.location }),
  });
  return calendar.toString();
}

/** The same for a candidate: when and where, and nobody's name but their own. */
export function candidateCalendarFile(
  entry: Entry & {
    readonly interviewId: string;
    readonly videoUrl: string | null;
    readonly room: string | null;
  },
): string {
  const { videoUrl, room } = entry;
  const calendar = emptyCalendar(entry);
  const location = room ?? videoUrl;
  calendar.createEvent({
    ...eventOf(entry),
    id: calendarIdOf(entry.interviewId),
    status: statusOf({ ...entry, isHold: false }),
    ...(location === null ? {} : { location }),
    ...(videoUrl === null ? {} : { description: `Video: ${videoUrl}`, url: videoUrl }),
  });
  return calendar.toString();
}

function emptyCalendar({ isCancelled }: Pick<Entry, 'isCancelled'>): ICalCalendar {
  return ical({
    prodId: { company: 'Evenhand', product: 'Interviews' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
}

function statusOf({ isCancelled, isHold }: { isCancelled: boolean; isHold: boolean }): ICalEventStatus {
  if (isCancelled) return ICalEventStatus.CANCELLED;
  return isHold ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function eventOf({ sequence, stampedAt, startsAt, minutes, summary, organiser, attendee }: Entry) {
  return {
    sequence,
    stamp: stampedAt,
    start: startsAt,
    end: new Date(startsAt.getTime() + minutes * 60_000),
    summary,
    organizer: organiser,
    attendees: [{ ...attendee, rsvp: false }],
  };
}
