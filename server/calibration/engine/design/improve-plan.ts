import type { Seat } from './plan.ts';
import type { PlanningModel } from './planning-model.ts';
import { everyDimensionHalfWidth } from './predict-plan.ts';

/** A seat with what it costs. */
export interface CostedSeat {
  readonly seat: Seat;
  /** Minutes of interviewer time, more than 0. */
  readonly minutes: number;
}

/** What one change does to the half width of the composite over every weighted dimension, in score points. */
export interface PlanChange {
  /** Position in the list that was given. */
  readonly index: number;
  readonly minutes: number;
  readonly halfWidth: number;
  /** Half width now minus after: positive where the change narrows. */
  readonly narrowing: number;
  readonly narrowingPerHour: number;
}

const LEVEL = 0.9;

function change(now: number, after: number, index: number, minutes: number): PlanChange {
  if (!(minutes > 0)) throw new RangeError(`a seat takes more than 0 minutes, not ${minutes}`);
  const narrowing = now - after;
  return { index, minutes, halfWidth: after, narrowing, narrowingPerHour: (60 * narrowing) / minutes };
}

/**
 * Possible additions to a plan, the one that narrows most for its minutes first (a greedy step; exact for one
 * addition, and near the best for several because information only adds: Nemhauser, Wolsey & Fisher 1978). Equal:
 * in the order given. The 90 % half width compared is that over every weighted dimension (predict-plan.ts). None: [].
 * Throws a RangeError on minutes that are not positive or weights that are all 0.
 */
export function rankAdditions(
  model: PlanningModel,
  seats: readonly Seat[],
  additions: readonly CostedSeat[],
  weights: Float64Array,
): readonly PlanChange[] {
  const now = everyDimensionHalfWidth(model, seats, weights, LEVEL);
  return additions
    .map(({ seat, minutes }, index) =>
      change(now, everyDimensionHalfWidth(model, [...seats, seat], weights, LEVEL), index, minutes),
    )
    .sort((a, b) => b.narrowingPerHour - a.narrowingPerHour || a.index - b.index);
}

/**
 * Seats of a plan by what their loss would cost, the cheapest loss for its minutes first: the head of the list is what
 * could be dropped. `narrowing` is negative by as much as the interval would widen. Same measure and errors as above.
 * Only the seats at `places` of the list are tried where these are given.
 */
export function rankOmissions(
  model: PlanningModel,
  planned: readonly CostedSeat[],
  weights: Float64Array,
  places: readonly number[] = planned.map((_, index) => index),
): readonly PlanChange[] {
  const seats = planned.map(({ seat }) => seat);
  const now = everyDimensionHalfWidth(model, seats, weights, LEVEL);
  return planned
    .flatMap(({ minutes }, index) =>
      places.includes(index)
        ? change(
            now,
            everyDimensionHalfWidth(model, seats.toSpliced(index, 1), weights, LEVEL),
            index,
            minutes,
          )
        : [],
    )
    .sort((a, b) => b.narrowingPerHour - a.narrowingPerHour || a.index - b.index);
}
