import { DateTime } from 'luxon';
import type { ReminderSettings } from '#shared/reminders.ts';

/** What holds for an organisation that has chosen nothing: at the end, at nine each morning, and two days after the due time. */
export const defaultSettings: ReminderSettings = {
  isOn: true,
  firstAfterMinutes: 0,
  digestMinute: 540,
  tellOwnerAfterDays: 2,
  version: 1,
};

/**
 * The next moment after `from` at which the wall of somebody in `zone` shows this minute of the day, on a day that has
 * not had its digest (`last` is when the last one was due). A minute that the clocks leave out is the one they go on
 * with, one that they show twice is the first of the two.
 */
export function nextDigestAt(from: Date, last: Date | null, zone: string, minuteOfDay: number): Date {
  const lastDay = last === null ? null : DateTime.fromJSDate(last, { zone }).toISODate();
  let day = DateTime.fromJSDate(from, { zone }).startOf('day');
  for (;;) {
    const at = day.set({ hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 });
    if (at.toJSDate() > from && day.toISODate() !== lastDay) return at.toJSDate();
    day = day.plus({ days: 1 }).startOf('day');
  }
}
