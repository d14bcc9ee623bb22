import { DateTime } from 'luxon';
import type { FullWeek } from '#server/planning/rules.ts';

/** A week from Monday on, as it is called on the day on which it is looked at. */
export interface Week {
  readonly from: Date;
  readonly until: Date;
  readonly words: string;
}

/** The week of an instant in a time zone, seen from `now`. */
export function weekOf(at: Date, now: Date, zone: string): Week {
  const start = DateTime.fromJSDate(at, { zone }).startOf('week');
  const away = Math.round(start.diff(DateTime.fromJSDate(now, { zone }).startOf('week'), 'weeks').weeks);
  const words =
    away === 0
      ? 'this week'
      : away === 1
        ? 'next week'
        : `in the week of ${start.setLocale('en-GB').toFormat('d LLLL')}`;
  return { from: start.toJSDate(), until: start.plus({ weeks: 1 }).toJSDate(), words };
}

/** This week and the next. */
export function comingWeeks(now: Date, zone: string): readonly [Week, Week] {
  const current = weekOf(now, now, zone);
  return [current, weekOf(current.until, now, zone)];
}

export function interviewsIn({ from, until }: Week, starts: readonly Date[]): number {
  return starts.filter((at) => at >= from && at < until).length;
}

/** The weeks that hold `least` interviews or more. */
export function fullWeeks(weeks: readonly Week[], starts: readonly Date[], least: number): FullWeek[] {
  return weeks
    .map((week) => ({ words: week.words, interviews: interviewsIn(week, starts) }))
    .filter(({ interviews }) => interviews >= least);
}
