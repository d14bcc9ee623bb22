import { DateTime } from 'luxon';
import type { Freedom } from '#shared/availability.ts';

export interface Interval {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface Hours {
  /** 1 is Monday, 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight, in the person's own zone. */
  readonly from: number;
  readonly until: number;
}

/** What holds for whoever has said nothing. */
export const defaultHours: Hours & { readonly version: number } = {
  days: [1, 2, 3, 4, 5],
  from: 9 * 60,
  until: 17 * 60,
  version: 1,
};

/** Two times share a moment; one that begins when the other ends does not. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/**
 * Working hours between two moments, in order. They begin and end by the clocks on the person's wall, also on a day on
 * which those are changed: such a day is an hour longer or shorter, never its beginning later.
 */
export function workingTimes(hours: Hours, zone: string, { startsAt, endsAt }: Interval): Interval[] {
  const found: Interval[] = [];
  let day = DateTime.fromJSDate(startsAt, { zone }).startOf('day');
  while (day.toJSDate() < endsAt) {
    if (hours.days.includes(day.weekday)) {
      const work = { startsAt: atMinute(day, hours.from), endsAt: atMinute(day, hours.until) };
      if (overlaps(work, { startsAt, endsAt })) found.push(work);
    }
    day = day.plus({ days: 1 });
  }
  return found;
}

function atMinute(day: DateTime, minute: number): Date {
  if (minute === 1440) return day.plus({ days: 1 }).startOf('day').toJSDate();
  return day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toJSDate();
}

export interface PersonTimes {
  readonly working: readonly Interval[];
  readonly busy: readonly Interval[];
}

const stepMinutes = 30;
const perDay = 3;
const mostProposals = 12;

/**
 * Times at which everybody works and is free for so many minutes, beginning on the hour or half past on the clocks of
 * `zone`: the first few of each day, the earliest first.
 */
export function proposalsFor(
  people: readonly PersonTimes[],
  minutes: number,
  zone: string,
  { startsAt, endsAt }: Interval,
): Date[] {
  const found: Date[] = [];
  const ofDay = new Map<string, number>();
  let at = nextStep(DateTime.fromJSDate(startsAt, { zone }));
  while (at.toJSDate() < endsAt && found.length < mostProposals) {
    const slot = { startsAt: at.toJSDate(), endsAt: at.plus({ minutes }).toJSDate() };
    const day = at.toISODate() ?? '';
    const already = ofDay.get(day) ?? 0;
    if (already < perDay && people.every((person) => suits(person, slot))) {
      found.push(slot.startsAt);
      ofDay.set(day, already + 1);
    }
    at = at.plus({ minutes: stepMinutes });
  }
  return found;
}

function nextStep(at: DateTime): DateTime {
  const whole = at.startOf('minute');
  const rest = whole.minute % stepMinutes;
  return rest === 0 && whole >= at ? whole : whole.plus({ minutes: stepMinutes - rest });
}

function suits(person: PersonTimes, slot: Interval): boolean {
  return freedomAt(person, slot) === 'free';
}

/** Whether somebody could be asked for a time: to be busy weighs more than to be asked outside their hours. */
export function freedomAt({ working, busy }: PersonTimes, slot: Interval): Freedom {
  if (busy.some((other) => overlaps(other, slot))) return 'busy';
  const isAtWork = working.some((work) => work.startsAt <= slot.startsAt && slot.endsAt <= work.endsAt);
  return isAtWork ? 'free' : 'outside_hours';
}
