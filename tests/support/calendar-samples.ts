import * as calendars from '#shared/calendars.ts';
import type { SamplesOf } from '#tests/support/samples.ts';
import type { Person } from '#tests/support/world.ts';

/** The secret part of the address at which this person's interviews are read from now on. */
export async function placeFeed(of: Person): Promise<string> {
  const made = await of.call(calendars.makeCalendarFeed);
  if (made.status !== 201) throw new Error(`no feed: ${made.status} ${made.text}`);
  return new URL(made.body.link).pathname.split('/').at(-1) ?? '';
}

const address = 'https://calendar.test.example/private-canary-1234/basic.ics';

export const calendarSamples: SamplesOf<typeof calendars> = {
  getMyCalendar: () => ({}),
  addBusyTimes: () => ({ body: { address } }),
  removeBusyTimes: async (_, caller) => {
    await caller.call(calendars.addBusyTimes, { body: { address } });
    return {};
  },
  makeCalendarFeed: () => ({}),
  revokeCalendarFeed: async (_, caller) => {
    await placeFeed(caller);
    return {};
  },
  getCalendarFeed: async (_, caller) => ({ params: { token: await placeFeed(caller) } }),
};
