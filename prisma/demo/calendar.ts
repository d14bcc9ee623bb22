import { DateTime } from 'luxon';

const minuteMs = 60_000;

/** Days and hours of the demo, counted from the day on which it is made. */
export interface Calendar {
  readonly now: Date;
  /** A time of day on a day: 0 is today in the company's zone, negative is past. */
  at(day: number, minuteOfDay: number, zone?: string): Date;
  /** The day itself if it is a working day, otherwise the next (or with -1 the last) one. */
  workingDay(day: number, direction?: 1 | -1): number;
  /** Minutes after midnight of an instant in a zone. */
  minuteOfDay(at: Date, zone: string): number;
  /** Minutes from now to a full quarter of an hour, kept within today as far as there is time left. */
  soon(minutes: number, zone: string): Date;
}

/** `zone` is the company's. */
export function createCalendar(now: Date, zone: string): Calendar {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const isWorkingDay = (day: number): boolean => today.plus({ days: day }).weekday <= 5;
  const quarter = 15 * minuteMs;
  const instantAt = remember((day: number, minuteOfDay: number, place: string): number => {
    const { year, month, day: dayOfMonth } = today.plus({ days: day });
    const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
    return DateTime.fromObject({ year, month, day: dayOfMonth, hour, minute }, { zone: place }).toMillis();
  });
  const minuteAt = remember((at: number, place: string): number => {
    const { hour, minute } = DateTime.fromMillis(at, { zone: place });
    return hour * 60 + minute;
  });
  return {
    now,
    at: (day, minuteOfDay, place = zone) => new Date(instantAt(day, minuteOfDay, place)),
    workingDay: (day, direction = 1) => {
      let found = day;
      while (!isWorkingDay(found)) found += direction;
      return found;
    },
    minuteOfDay: (at, place) => minuteAt(at.getTime(), place),
    soon: (minutes, place) => {
      const lastStart = DateTime.fromJSDate(now, { zone: place }).endOf('day').minus({ minutes: 15 });
      const wanted = Math.min(now.getTime() + minutes * minuteMs, lastStart.toMillis());
      return new Date(Math.floor(wanted / quarter) * quarter);
    },
  };
}

/** Reckoning in zones is the slow part of the demo, and asks for the same times again and again. */
function remember<Asked extends readonly unknown[]>(
  reckon: (...asked: Asked) => number,
): (...asked: Asked) => number {
  const known = new Map<string, number>();
  return (...asked) => {
    const key = asked.join(' ');
    const found = known.get(key) ?? reckon(...asked);
    known.set(key, found);
    return found;
  };
}

export function plusMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * minuteMs);
}
