/** Wall clocks of time zones: what a date and a time on them mean, and what they show at an instant. */
export interface WallTime {
  /** 2026-11-21, as a date field holds it. */
  readonly date: string;
  /** 14:30, as a time field holds it. */
  readonly time: string;
}

const dayMs = 86_400_000;

/**
 * The instants at which a zone's clocks show this date and time, in order: one as a rule; none where the clocks go
 * forward over it; two where they go back over it. Empty for what is no date and time yet.
 */
export function instantsOf({ date, time }: WallTime, zone: string): readonly string[] {
  // Left half empty, browsers read a moment of the year 2000 out of it.
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return [];
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall)) return [];
  // An offset that holds at the wanted instant holds a day before or a day after it too: zones change once in months.
  const offsets = new Set([wall - dayMs, wall + dayMs].map((around) => offsetMs(around, zone)));
  return [...offsets]
    .map((offset) => ({ at: wall - offset, offset }))
    .filter(({ at, offset }) => offsetMs(at, zone) === offset)
    .map(({ at }) => new Date(at).toISOString())
    .sort();
}

/** What the clocks of a zone show at an instant. */
export function wallTimeOf(instant: string, zone: string): WallTime {
  const at = Date.parse(instant);
  const [date = '', rest = ''] = new Date(at + offsetMs(at, zone)).toISOString().split('T');
  return { date, time: rest.slice(0, 5) };
}

/** "Thu, 26 Nov 2026, 14:00" on the clocks of a zone. */
export function zonedDayAndTime(instant: string, zone: string): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return `${day.format(at)}, ${wallTimeOf(instant, zone).time}`;
}

/** "New York": the part of a zone that people know. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** "UTC+1", at an instant, because it changes over the year. */
export function zoneOffset(instant: string, zone: string): string {
  const minutes = Math.round(offsetMs(Date.parse(instant), zone) / 60_000);
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

function offsetMs(at: number, zone: string): number {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(at / 1000) * 1000;
}
