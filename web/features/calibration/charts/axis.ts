import { scaleLinear } from 'd3-scale';
import type { Range } from '#web/features/calibration/figures.ts';
import type { Scale } from '#web/ui/charts/scale.ts';

/** The least that an axis of levels reaches to either side of 0, so that small levels look small. */
const leastReach = 1;

/** An axis with 0 in its middle that holds every range, in half points. */
export function axisAroundZero(ranges: readonly Range[]): Scale {
  const widest = Math.max(leastReach, ...ranges.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const reach = Math.ceil(widest * 2) / 2;
  return { low: -reach, high: reach };
}

/** A handful of round values on the axis. */
export function axisTicks({ low, high }: Scale): readonly number[] {
  return scaleLinear([low, high], [0, 100]).ticks(5);
}

/** Near the ends a label grows inwards. */
export function anchorAt(percent: number): 'start' | 'middle' | 'end' {
  if (percent < 12) return 'start';
  return percent > 88 ? 'end' : 'middle';
}
