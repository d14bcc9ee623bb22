import { z } from 'zod';
import { endpoint, FileReply } from '#shared/endpoint.ts';
import { Done, Instant } from '#shared/primitives.ts';

/** Why somebody's calendar could not be read the last time. */
export const CalendarFailure = z.enum([
  'unreachable',
  'redirected',
  'refused',
  'too_slow',
  'too_large',
  'no_calendar',
]);
export type CalendarFailure = z.infer<typeof CalendarFailure>;

export const MyCalendar = z.object({
  /** The address at which busy times are read; null where none was given. */
  busy: z
    .object({
      /** Enough to tell one address from another. Whoever has it whole can read the calendar, so nobody is shown it. */
      host: z.string(),
      ending: z.string(),
      addedAt: Instant,
      /** When it was last heard from; null before the first time. */
      readAt: Instant.nullable(),
      failure: CalendarFailure.nullable(),
    })
    .nullable(),
  /** The feed of one's interviews; null where there is none. */
  feed: z.object({ madeAt: Instant }).nullable(),
});
export type MyCalendar = z.infer<typeof MyCalendar>;

export const getMyCalendar = endpoint({
  method: 'GET',
  path: '/api/v1/my/calendar',
  tag: 'Calendars',
  summary: 'Where your busy times come from, and whether there is a feed of your interviews',
  access: 'member',
  reply: MyCalendar,
});

export const addBusyTimes = endpoint({
  method: 'POST',
  path: '/api/v1/my/calendar/busy-times',
  tag: 'Calendars',
  summary:
    'Give the https address of your calendar (ICS), in place of one before: only when you are busy is kept of it',
  access: 'member',
  body: z.strictObject({ address: z.string().min(1).max(2000) }),
  reply: MyCalendar,
  problems: ['rule_broken'],
});

export const removeBusyTimes = endpoint({
  method: 'DELETE',
  path: '/api/v1/my/calendar/busy-times',
  tag: 'Calendars',
  summary: 'Take the address of your calendar back, with all busy times that came from it',
  access: 'member',
  reply: MyCalendar,
  problems: ['not_found'],
});

export const makeCalendarFeed = endpoint({
  method: 'POST',
  path: '/api/v1/my/calendar/feed',
  tag: 'Calendars',
  summary:
    'Make a secret address at which calendar programs read your interviews, shown this once; one before stops working',
  access: 'member',
  status: 201,
  reply: z.object({ link: z.string(), calendar: MyCalendar }),
});

export const revokeCalendarFeed = endpoint({
  method: 'DELETE',
  path: '/api/v1/my/calendar/feed',
  tag: 'Calendars',
  summary: 'Revoke the feed of your interviews: its address stops working at once',
  access: 'member',
  reply: Done,
  problems: ['not_found'],
});

export const getCalendarFeed = endpoint({
  method: 'GET',
  path: '/api/v1/calendar-feeds/:token',
  tag: 'Calendars',
  summary: 'The interviews of whoever the secret address belongs to, from a month back to six months ahead',
  access: 'anyone',
  file: 'text/calendar',
  keptSeconds: 300,
  params: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
  reply: FileReply,
});
