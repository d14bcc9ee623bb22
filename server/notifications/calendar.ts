import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarEntry {
  /** The seat: every later word about it replaces what the calendar holds under its id. */
  readonly seatId: string;
  /** Rises with every change, so that an older file that comes late changes nothing. */
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly summary: string;
  readonly location: string | null;
  /** Where the scorecard is. */
  readonly address: string;
  readonly attendee: { readonly name: string; readonly email: string };
  readonly organiser: { readonly name: string; readonly email: string };
  readonly stampedAt: Date;
}

/** An invitation, or its cancellation, as a calendar file (RFC 5545, RFC 5546). Times are UTC, so that every calendar shows its own. */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: 'Evenhand', product: 'Interviews' },
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: `${entry.seatId}@evenhand`,
    sequence: entry.sequence,
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: entry.stampedAt,
    start: entry.startsAt,
    end: new Date(entry.startsAt.getTime() + entry.minutes * 60_000),
    summary: entry.summary,
    description: `Kit and scorecard: ${entry.address}`,
    url: entry.address,
    organizer: entry.organiser,
    attendees: [{ ...entry.attendee, rsvp: false }],
    ...(entry.location === null ? {} : { location: entry.location }),
  });
  return calendar.toString();
}
