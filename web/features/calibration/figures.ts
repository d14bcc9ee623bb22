import { number } from '#web/ui/format.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** +0.2, −0.1 with a minus sign that is read aloud; 0.0 has none. */
export function signed(value: number): string {
  const whole = tenths(value);
  return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${(Math.abs(whole) / 10).toFixed(1)}`;
}

/** 0.3, whatever the sign */
export function size(value: number): string {
  return (Math.abs(tenths(value)) / 10).toFixed(1);
}

/** "−0.5 to −0.1" */
export function rangeWords({ low, high }: Range): string {
  return `${signed(low)} to ${signed(high)}`;
}

/** Whole tenths; the small term keeps 0.35, which is stored a little lower, from rounding down. */
export function tenths(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) * 10 + 1e-9);
}

/** As a CSV keeps it. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

export function hundredthsOrNone(value: number | null): number | null {
  return value === null ? null : hundredths(value);
}

/** 0.82; an en dash where the figure is not defined. */
export function ratioWords(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace('-', '−');
}

/** 8 %, which no line breaks apart */
export function percent(share: number): string {
  return `${number(Math.round(share * 100))}\u00a0%`;
}

/** Whether 0 lies outside the range, so that the sign is more than chance. */
export function isClearOfZero({ low, high }: Range): boolean {
  return low > 0 || high < 0;
}

/** "5 hours", "2 days": hours while they are few. */
export function hoursWords(hours: number): string {
  if (hours < 1) return 'under an hour';
  if (hours < 48) return `${number(Math.round(hours))} ${Math.round(hours) === 1 ? 'hour' : 'hours'}`;
  return `${number(Math.round(hours / 24))} days`;
}
