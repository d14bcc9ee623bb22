import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { FeedLine } from '#server/calendars/feed.sql.ts';
import { calendarIdOf, calendarTitleOf } from '#server/notifications/rules.ts';

/**
 * Interviews as a calendar to subscribe to (RFC 5545), under the ids of their invitations, so that a calendar that has
 * both can tell. On one day the file follows from them alone, down to the byte: that is how a program sees that nothing
 * changed.
 */
export function feedFile(lines: readonly FeedLine[], publicUrl: string, readAt: Date): string {
  const calendar = ical({
    name: 'Interviews',
    prodId: { company: 'Evenhand', product: 'Interviews' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  });
  const stamp = new Date(readAt);
  // A day, so that the file is the same for as long as nothing changes in it, until midnight.
  stamp.setUTCHours(0, 0, 0, 0);
  for (const { seatId, startsAt, minutes, version, isHold, room, videoUrl, ...interview } of lines) {
    const address = `${publicUrl}/interviews/${seatId}`;
    const location = room ?? videoUrl;
    calendar.createEvent({
      id: calendarIdOf(seatId),
      sequence: version,
      stamp,
      start: startsAt,
      end: new Date(startsAt.getTime() + minutes * 60_000),
      summary: calendarTitleOf(interview),
      status: isHold ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      description: `Kit and scorecard: ${address}`,
      url: address,
      ...(location === null ? {} : { location }),
    });
  }
  return calendar.toString();
}
