import type { CalendarFailure } from '#shared/calendars.ts';

/** Why a calendar could not be read, and what its owner can do. */
export const failureWords: Readonly<Record<CalendarFailure, string>> = {
  unreachable: 'The address could not be reached on the internet.',
  redirected: 'The address leads on to another one. Give that one.',
  refused:
    'The calendar is not at this address any more, or is not shared. Copy the address from your calendar program again.',
  too_slow: 'The calendar took too long to answer.',
  too_large: 'The calendar is too large to read.',
  no_calendar:
    'There is no calendar at this address. It should be the one that ends in .ics or is called iCal.',
};
