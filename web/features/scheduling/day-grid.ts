import type { Availability } from '#shared/availability.ts';
import { instantsOf, wallTimeOf } from '#web/ui/zoned-time.ts';

type Person = Availability['people'][number];
type Interval = { readonly startsAt: string; readonly endsAt: string };

/** What an hour of a day is for somebody. `hold`: busy, but it may still change. */
export type HourState = 'free' | 'busy' | 'hold' | 'off';

const hourMs = 3_600_000;

function overlaps(one: Interval, from: number, until: number): boolean {
  return Date.parse(one.startsAt) < until && Date.parse(one.endsAt) > from;
}

/** What somebody does in an hour, on whatever clocks: busy with the smallest part of it counts. */
export function hourState(person: Person, startsAt: string): HourState {
  const from = Date.parse(startsAt);
  const busy = person.busy.filter((time) => overlaps(time, from, from + hourMs));
  if (busy.some(({ isHold }) => !isHold)) return 'busy';
  if (busy.length > 0) return 'hold';
  return person.working.some((time) => overlaps(time, from, from + hourMs)) ? 'free' : 'off';
}

/** The hours of a day worth showing, on the clocks of a zone: those in which anybody works or is busy, else 9 to 17. */
export function hoursOf(people: readonly Person[], date: string, zone: string): string[] {
  const all = Array.from({ length: 24 }, (_, hour) =>
    instantsOf({ date, time: `${String(hour).padStart(2, '0')}:00` }, zone),
  ).flat();
  const isShown = all.map((at) => people.some((person) => hourState(person, at) !== 'off'));
  const [first, last] = [isShown.indexOf(true), isShown.lastIndexOf(true)];
  return first === -1 ? all.slice(9, 17) : all.slice(first, last + 1);
}

/** The dates from a day on, as a zone's clocks have them. */
export function datesFrom(date: string, days: number): string[] {
  return Array.from({ length: days }, (_, n) =>
    new Date(Date.parse(`${date}T12:00:00Z`) + n * 24 * hourMs).toISOString().slice(0, 10),
  );
}

/** Who can't come at a time, in words: busy then, or not at work. */
export function clashesAt(people: readonly Person[], startsAt: string, minutes: number): string[] {
  const from = Date.parse(startsAt);
  const until = from + minutes * 60_000;
  return people.flatMap((person) => {
    const busy = person.busy.find((time) => overlaps(time, from, until));
    if (busy !== undefined) {
      const what = busy.name === null ? 'busy' : `in ${busy.name}`;
      return [
        `${person.name} is ${busy.isHold ? 'asked to keep this time for something else' : `${what} then`}.`,
      ];
    }
    const isAtWork = person.working.some(
      (time) => Date.parse(time.startsAt) <= from && until <= Date.parse(time.endsAt),
    );
    const there = wallTimeOf(startsAt, person.timeZone).time;
    return isAtWork ? [] : [`It is outside the working hours of ${person.name}: ${there} there.`];
  });
}
