import ICAL from 'ical.js';
import type { EventLines } from '#server/calendars/calendar-text.ts';
import type { Interval } from '#server/calendars/rules.ts';
import type { ClocksOf, MomentOf } from '#server/calendars/wall-time.ts';

/** How many steps may still be made, through all series of a calendar together. */
export interface Budget {
  steps: number;
}

/** Thrown where a calendar asks for more steps than any real one does. */
export class TooManyOccurrences extends Error {
  override readonly name = 'TooManyOccurrences';
}

/** When an event begins, how long it is, and on whose clocks. */
interface Times {
  readonly start: ICAL.Time;
  readonly momentOf: MomentOf;
  readonly endOf: (start: ICAL.Time) => Date;
  readonly lengthMs: number;
}

const dayMs = 86_400_000;
/** Nobody meets every minute: such a rule is a mistake or a trap. */
const tooOften = new Set(['SECONDLY', 'MINUTELY']);
const mostRules = 4;

/** The properties of a name; those that can't be read are left out, as calendar programs do. */
function propertiesOf(event: EventLines, name: string): ICAL.Property[] {
  return (event.get(name) ?? []).flatMap((line) => {
    try {
      const property = ICAL.Property.fromString(line);
      property.getValues();
      return [property];
    } catch {
      return [];
    }
  });
}

/** The moments that a property names, such as the exceptions of a series. */
export function momentsOf(event: EventLines, name: string, clocksOf: ClocksOf): Date[] {
  return timesOf(event, name, clocksOf).map(({ time, momentOf }) => momentOf(time));
}

function timesOf(
  event: EventLines,
  name: string,
  clocksOf: ClocksOf,
): { time: ICAL.Time; momentOf: MomentOf }[] {
  return propertiesOf(event, name).flatMap((property) => {
    const momentOf = clocksOf(property);
    return property.getValues().flatMap((value: unknown) => {
      if (value instanceof ICAL.Time) return [{ time: value, momentOf }];
      return value instanceof ICAL.Period && value.start !== null ? [{ time: value.start, momentOf }] : [];
    });
  });
}

/**
 * The times of an event between two moments, without the exceptions it names. Series are worked out on the clocks of
 * their place, so that nine o'clock stays nine when those are changed.
 * @throws TooManyOccurrences
 */
export function occurrencesOf(
  event: EventLines,
  clocksOf: ClocksOf,
  { from, until }: { readonly from: Date; readonly until: Date },
  budget: Budget,
): Interval[] {
  const times = readTimes(event, clocksOf);
  if (times === null) return [];
  const { start, momentOf, endOf } = times;
  const exceptions = timesOf(event, 'EXDATE', clocksOf);
  const without = new Set(
    exceptions.filter(({ time }) => !time.isDate).map((one) => one.momentOf(one.time).getTime()),
  );
  const withoutDays = new Set(exceptions.filter(({ time }) => time.isDate).map(({ time }) => dayOf(time)));
  const found: Interval[] = [];
  const add = (time: ICAL.Time): void => {
    const [startsAt, endsAt] = [momentOf(time), endOf(time)];
    // A date that makes no sense compares as false with everything.
    if (!(startsAt < endsAt && endsAt > from && startsAt < until)) return;
    if (!without.has(startsAt.getTime()) && !withoutDays.has(dayOf(time))) found.push({ startsAt, endsAt });
  };
  add(start);
  for (const { time } of timesOf(event, 'RDATE', clocksOf)) add(time);
  for (const rule of propertiesOf(event, 'RRULE').slice(0, mostRules)) {
    for (const time of seriesOf(rule, times, { from, until }, budget)) add(time);
  }
  return found;
}

const dayOf = ({ year, month, day }: ICAL.Time): string => `${year}-${month}-${day}`;

function* seriesOf(
  rule: ICAL.Property,
  { start, momentOf, lengthMs }: Times,
  { from, until }: { readonly from: Date; readonly until: Date },
  budget: Budget,
): Generator<ICAL.Time> {
  const recur: unknown = rule.getFirstValue();
  if (!(recur instanceof ICAL.Recur) || tooOften.has(recur.freq)) return;
  // The end is an instant and the series runs on a wall's clocks, which the library compares as if they were UTC.
  const last = recur.until;
  recur.until = null;
  const isOver = (time: ICAL.Time): boolean => {
    if (last === null) return false;
    return last.isDate
      ? time.compareDateOnlyTz(last, ICAL.Timezone.localTimezone) > 0
      : momentOf(time) > momentOf(last);
  };
  const series = recur.iterator(start.clone());
  for (let time = series.next(); time !== null && time !== undefined; time = series.next()) {
    budget.steps -= 1;
    if (budget.steps < 0) throw new TooManyOccurrences('too many occurrences');
    // Years of a series that began long ago, without a look at anybody's clocks.
    if (Date.UTC(time.year, time.month - 1, time.day) + lengthMs + 2 * dayMs < from.getTime()) continue;
    if (isOver(time) || !(momentOf(time) < until)) return;
    yield time.clone();
  }
}

/** Null where it can't be read when it begins. */
function readTimes(event: EventLines, clocksOf: ClocksOf): Times | null {
  const [begin] = timesOf(event, 'DTSTART', clocksOf);
  if (begin === undefined) return null;
  const { time: start, momentOf } = begin;
  const [end] = timesOf(event, 'DTEND', clocksOf);
  const duration: unknown = propertiesOf(event, 'DURATION')[0]?.getFirstValue();
  const given = duration instanceof ICAL.Duration ? duration.toSeconds() * 1_000 : null;
  const lengthMs =
    end === undefined ? (given ?? 0) : end.momentOf(end.time).getTime() - momentOf(start).getTime();
  if (!start.isDate)
    return { start, momentOf, lengthMs, endOf: (time) => new Date(momentOf(time).getTime() + lengthMs) };
  // Whole days, of 23 hours on one day of the year and of 25 on another.
  const days = Math.max(1, Math.round(lengthMs / dayMs));
  return {
    start,
    momentOf,
    lengthMs: days * dayMs,
    endOf: (time) => {
      const after = time.clone();
      after.adjust(days, 0, 0, 0);
      return momentOf(after);
    },
  };
}
