import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';

/** The moment of a time on the clocks of a place. Not a valid date where it makes no sense. */
export type MomentOf = (time: ICAL.Time) => Date;

/** Says for each property of a calendar on which clocks its times are. */
export type ClocksOf = (property: ICAL.Property) => MomentOf;

/**
 * The clocks that a calendar's own names of time zones stand for: the world's list where the name is on it, else the
 * file's definition (Outlook's names are its own). Times without a zone, and days, are on the clocks of the person.
 */
export function clocksFor(zones: ReadonlyMap<string, string>, ownZone: string): ClocksOf {
  const known = new Map<string, MomentOf>();
  const own = clocksOfPlace(ownZone);
  const find = (id: string): MomentOf => {
    if (IANAZone.isValidZone(id)) return clocksOfPlace(id);
    const text = zones.get(id);
    return text === undefined ? own : (clocksOfDefinition(text) ?? own);
  };
  return (property) => {
    const id: unknown = property.getParameter('tzid');
    if (typeof id !== 'string') return own;
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
}

function clocksOfPlace(zone: string): MomentOf {
  return (time) => {
    const { year, month, day, hour, minute, second } = time;
    const isUtc = time.zone === ICAL.Timezone.utcTimezone;
    return DateTime.fromObject(
      { year, month, day, hour, minute, second },
      { zone: isUtc ? 'utc' : zone },
    ).toJSDate();
  };
}

function clocksOfDefinition(text: string): MomentOf | null {
  try {
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
    return (time) => {
      const there = time.clone();
      if (time.zone !== ICAL.Timezone.utcTimezone) there.zone = zone;
      return new Date(there.toUnixTime() * 1_000);
    };
  } catch {
    return null;
  }
}
