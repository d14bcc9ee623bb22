import { scaleLinear } from 'd3-scale';

/** The fixed ends of an axis. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/**
 * Where a value lies on an axis, in percent of its width: charts drawn in percent need no measuring, so they fit every
 * column and every sheet of paper. Values beyond the ends are drawn at the ends.
 */
export function positionOn({ low, high }: Scale): (value: number) => number {
  const position = scaleLinear([low, high], [0, 100]).clamp(true);
  return (value) => Math.round(position(value) * 1000) / 1000;
}

/** The whole numbers of an axis, both ends included. */
export function wholeTicks({ low, high }: Scale): readonly number[] {
  return scaleLinear([low, high], [0, 100]).ticks(Math.round(high - low));
}
