import type { NotificationSettings } from '#shared/notifications.ts';
import { timeText } from '#web/ui/minute-of-day.ts';

type Quiet = NotificationSettings['quiet'];

/** "20:00 to 08:00", "None". */
export function quietWords(quiet: Quiet): string {
  return quiet === null ? 'None' : `${timeText(quiet.from)} to ${timeText(quiet.until)}`;
}
