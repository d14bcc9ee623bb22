/** The lines of one event, by the name of their property: only those that say when it is. */
export type EventLines = ReadonlyMap<string, readonly string[]>;

export interface CalendarText {
  readonly events: readonly EventLines[];
  /** The definitions of time zones, by their name. */
  readonly zones: ReadonlyMap<string, string>;
}

/** Everything else (titles, places, people, descriptions) is not even read. */
const wanted = new Set([
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'UID',
  'TRANSP',
  'STATUS',
]);

/** A line longer than this is no date, and no list of dates that anybody made. */
const longestLine = 65_536;

const nameOf = (line: string): string => (/^[A-Za-z0-9-]+/.exec(line)?.[0] ?? '').toUpperCase();

/**
 * The events and time zones of a calendar file (RFC 5545, 3.1: lines that are folded, parts that stand in each other).
 * A line or part that makes no sense is left out. Null for what is no calendar.
 */
export function readCalendarText(text: string): CalendarText | null {
  if (!/^\s*BEGIN:VCALENDAR/i.test(text)) return null;
  const events: EventLines[] = [];
  const zones = new Map<string, string>();
  const parts: string[] = [];
  let event: Map<string, string[]> | null = null;
  let zone: string[] | null = null;
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r\n|\n|\r/)) {
    const name = nameOf(line);
    const part = line
      .slice(name.length + 1)
      .trim()
      .toUpperCase();
    if (name === 'BEGIN') {
      parts.push(part);
      if (part === 'VEVENT') event = new Map();
      if (part === 'VTIMEZONE') zone = [];
    }
    if (zone !== null && line.length <= longestLine) zone.push(line);
    // Deeper parts are alarms, with times of their own.
    if (event !== null && parts.at(-1) === 'VEVENT' && wanted.has(name) && line.length <= longestLine)
      event.set(name, [...(event.get(name) ?? []), line]);
    if (name !== 'END') continue;
    if (parts.at(-1) === part) parts.pop();
    if (part === 'VEVENT' && event !== null) events.push(event);
    if (part === 'VEVENT') event = null;
    if (part === 'VTIMEZONE' && zone !== null) {
      const id = /^TZID(?:;[^:]*)?:(.*)$/im.exec(zone.join('\n'))?.[1]?.trim();
      if (id !== undefined) zones.set(id, zone.join('\r\n'));
      zone = null;
    }
  }
  return { events, zones };
}
