import { DateTime } from 'luxon';
import type { NotificationKind } from '#shared/notifications.ts';

/** Minutes after midnight, in the recipient's own zone, between which no mail goes. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

export interface Settings {
  /** Kinds that come without a mail. */
  readonly muted: readonly string[];
  readonly quiet: QuietHours | null;
  readonly version: number;
}

/** What holds for whoever has chosen nothing: every kind by mail, at any hour. */
export const defaultSettings: Settings = { muted: [], quiet: null, version: 1 };

/**
 * When the quiet hours end in which `at` lies; null outside them. They may run over midnight, and end at the hour that
 * the clock on the recipient's wall shows, also on a day on which it is changed.
 */
export function quietUntil(at: Date, zone: string, quiet: QuietHours | null): Date | null {
  if (quiet === null) return null;
  const local = DateTime.fromJSDate(at, { zone });
  const minute = local.hour * 60 + local.minute;
  const isOverMidnight = quiet.from > quiet.until;
  const isQuiet = isOverMidnight
    ? minute >= quiet.from || minute < quiet.until
    : minute >= quiet.from && minute < quiet.until;
  if (!isQuiet) return null;
  const day = isOverMidnight && minute >= quiet.from ? local.plus({ days: 1 }) : local;
  return day
    .startOf('day')
    .set({ hour: Math.floor(quiet.until / 60), minute: quiet.until % 60 })
    .toJSDate();
}

const ofTime: readonly NotificationKind[] = [
  'interview_invited',
  'interview_moved',
  'interview_confirmed',
  'interview_cancelled',
];

/** Whether a kind tells of an interview's time: it brings a calendar file, and is no use once that time has come. */
export function isOfTime(kind: NotificationKind): boolean {
  return ofTime.includes(kind);
}

/** The id under which calendars hold a seat's interview, or a candidate's: every later word about it replaces that entry. */
export function calendarIdOf(id: string): string {
  return `${id}@evenhand`;
}

/** Whether an entry of somebody's calendar is one of the product's own, which knows better where it is now. */
export function isOwnCalendarId(uid: string): boolean {
  return /^[0-9a-f-]{36}@evenhand$/i.test(uid.trim());
}

/** What an interview is called in the calendar of whoever holds it. */
export function calendarTitleOf(interview: {
  name: string;
  candidateName: string;
  jobTitle: string;
}): string {
  return `${interview.name}: ${interview.candidateName}, ${interview.jobTitle}`;
}

const forPlanners: readonly string[] = ['seat_declined', 'slot_picked', 'slots_refused', 'card_late'];

/** Whether a kind is for who plans the loop, and dealt with on its page. */
export function isForPlanners(kind: string): boolean {
  return forPlanners.includes(kind);
}

export interface MailTimes {
  readonly kind: NotificationKind;
  readonly timeZone: string;
  readonly quiet: QuietHours | null;
  readonly startsAt: Date | null;
}

/** When a mail that is due goes: now, where the recipient is not left in peace until then, else at the end of their quiet hours. */
export function goesAt({ kind, timeZone, quiet, startsAt }: MailTimes, now: Date): Date {
  const end = quietUntil(now, timeZone, quiet);
  if (end === null) return now;
  return isOfTime(kind) && startsAt !== null && startsAt <= end ? now : end;
}

/** After how many tries a mail is given up. */
export const mostTries = 8;

/** How long to wait after a try that failed: one minute at first, twice as long each time, in ms. */
export function waitAfter(tries: number): number {
  return 60_000 * 2 ** Math.max(0, tries - 1);
}
