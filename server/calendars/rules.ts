/** From when to when somebody is busy. */
export interface Interval {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** How far ahead busy times are kept: beyond what is planned, and little enough for any calendar. */
export const busyDays = 90;
/** No address is asked more often. */
export const readEveryMinutes = 15;
/** More busy times than anybody has in that span. */
export const mostIntervals = 5_000;

const longestWaitMinutes = 24 * 60;

/** What is kept of a calendar that is read now. */
export function busyWindow(now: Date): { readonly from: Date; readonly until: Date } {
  return { from: new Date(now.getTime() - dayMs), until: new Date(now.getTime() + busyDays * dayMs) };
}

/** When an address is asked again after so many tries in a row that came to nothing: less and less often, down to once a day. */
export function nextReadAt(now: Date, failedTries: number): Date {
  const minutes = Math.min(readEveryMinutes * 2 ** Math.max(0, failedTries - 1), longestWaitMinutes);
  return new Date(now.getTime() + minutes * minuteMs);
}

/**
 * Whether the next request may say what it has already. An answer that nothing changed leaves the busy times as they are,
 * and those of a series end with the window of the day on which they were worked out.
 */
export function mayKeepRead(readAt: Date | null, now: Date): boolean {
  return readAt !== null && now.getTime() - readAt.getTime() < dayMs;
}

/** Busy times in order, without overlaps, cut to a window. */
export function mergeIntervals(
  times: readonly Interval[],
  { from, until }: { readonly from: Date; readonly until: Date },
): Interval[] {
  const merged: { startsAt: Date; endsAt: Date }[] = [];
  const cut = times
    .map(({ startsAt, endsAt }) => ({
      startsAt: startsAt < from ? from : startsAt,
      endsAt: endsAt > until ? until : endsAt,
    }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  for (const time of cut) {
    const last = merged.at(-1);
    if (last === undefined || last.endsAt < time.startsAt) merged.push(time);
    else if (time.endsAt > last.endsAt) last.endsAt = time.endsAt;
  }
  return merged;
}

/** The span of interviews that a feed holds. */
export function feedWindow(now: Date): { readonly from: Date; readonly until: Date } {
  return { from: new Date(now.getTime() - 30 * dayMs), until: new Date(now.getTime() + 180 * dayMs) };
}

/** What is shown of an address, so that its owner can tell it from another one. */
export function shownAddress(address: string): { readonly host: string; readonly ending: string } {
  return { host: new URL(address).hostname, ending: address.slice(-4) };
}

/** Calendar programs hand out addresses that begin with webcal: the same address, for the program that subscribes to it. */
export function withoutWebcal(address: string): string {
  return address.trim().replace(/^webcals?:/i, 'https:');
}
