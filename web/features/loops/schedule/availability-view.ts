import type { ReactElement } from 'react';
import type { SeatValues } from '#web/features/loops/schedule/seat-values.ts';

interface AvailabilityViewProps {
  readonly loopId: string;
  readonly memberIds: readonly string[];
  readonly minutes: number;
  /** On whose clocks the form says times. */
  readonly timeZone: string;
  /** What is chosen by now. */
  readonly startTimes: readonly string[];
  readonly onPick: (startsAt: string) => void;
}

/** Shows when people are free; another feature knows. */
export type AvailabilityView = (props: AvailabilityViewProps) => ReactElement;

/** Whom the seats name by now, each once. */
export function peopleOf(seats: readonly SeatValues[]): string[] {
  return [...new Set(seats.flatMap(({ member }) => (member === null ? [] : [member.id])))];
}

/** The minutes that a field holds, where it holds any. */
export function minutesOf(text: string): number | null {
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 5 && minutes <= 480 ? minutes : null;
}
