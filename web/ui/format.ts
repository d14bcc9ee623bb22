/** Words for dates, numbers and plurals; the one place that touches Intl. English, in the reader's own zone. */
export interface Format {
  readonly timeZone: string;
  /** 21 Nov 2026 */
  day(instant: string): string;
  /** 21 Nov 2026, 14:02 */
  dayAndTime(instant: string): string;
  /** 14:02 */
  time(instant: string): string;
  /** "3 hours ago", "in 2 days"; `now` for tests. */
  relative(instant: string, now?: number): string;
}

const LOCALE = 'en-GB';

const steps: readonly { unit: Intl.RelativeTimeFormatUnit; seconds: number }[] = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
];

const relativeFormat = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const numberFormat = new Intl.NumberFormat(LOCALE);
const pluralRules = new Intl.PluralRules(LOCALE);
const listFormat = new Intl.ListFormat(LOCALE, { type: 'conjunction' });

export function makeFormat(timeZone: string): Format {
  const day = new Intl.DateTimeFormat(LOCALE, { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
  const time = new Intl.DateTimeFormat(LOCALE, { timeZone, hour: '2-digit', minute: '2-digit' });
  return {
    timeZone,
    day: (instant) => day.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    dayAndTime: (instant) => `${day.format(new Date(instant))}, ${time.format(new Date(instant))}`,
    relative: (instant, now = Date.now()) => relativeWords((Date.parse(instant) - now) / 1000),
  };
}

function relativeWords(seconds: number): string {
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (step === undefined) return 'just now';
  return relativeFormat.format(Math.trunc(seconds / step.seconds), step.unit);
}

/** 1,204 */
export function number(value: number): string {
  return numberFormat.format(value);
}

/** "1 person", "3 people" */
export function count(value: number, one: string, other: string): string {
  return `${numberFormat.format(value)} ${pluralRules.select(value) === 'one' ? one : other}`;
}

/** "Admin, Recruiter and Auditor" */
export function list(words: readonly string[]): string {
  return listFormat.format(words);
}

/** "20 seconds", "3 minutes": how long to wait, rounded up so that waiting it out is enough. */
export function wait(seconds: number): string {
  if (seconds < 60) return count(Math.max(1, Math.ceil(seconds)), 'second', 'seconds');
  return count(Math.ceil(seconds / 60), 'minute', 'minutes');
}

export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
