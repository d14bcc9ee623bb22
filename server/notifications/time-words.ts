import { DateTime } from 'luxon';

/** "Tue 3 Nov 2026, 14:00" */
export function timeWords(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('ccc d LLL yyyy, HH:mm');
}

/** "Tue 3 Nov 2026, 14:00 (Europe/Lisbon)" */
export function momentWords(at: Date, zone: string): string {
  return `${timeWords(at, zone)} (${zone})`;
}
