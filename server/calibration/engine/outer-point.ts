import { at, dot } from './access.ts';
import type { HyperParameters } from './hyper.ts';
import type { OuterObjective } from './outer-objective.ts';

/** Longest step of one parameter in one iteration, logits or log SD. */
const LONGEST_STEP = 1;
/** Armijo's share of the promised descent, and what rounding may take from the objective, relatively. */
const SUFFICIENT = 1e-4;
const ROUNDING = 1e-12;
/** Where the solver stands. */
export interface Point {
  x: Float64Array;
  hyper: HyperParameters;
  value: number;
  gradient: Float64Array;
  decrement: number;
  readonly isFree: boolean[];
}

/** The gradient at the point evaluated last, 0 for what is held. */
export function measure(objective: OuterObjective, point: Point): void {
  const all = objective.gradient(point.hyper);
  point.gradient = all.map((element, j) => (point.isFree[j] ? element : 0));
}

/** Minus B^-1 g; leaves the decrement in `point`. */
export function newtonStep(point: Point, inverse: Float64Array): Float64Array {
  const size = point.x.length;
  const step = new Float64Array(size);
  for (let i = 0; i < size; i++) step[i] = -dot(inverse.subarray(i * size, i * size + size), point.gradient);
  point.decrement = -0.5 * dot(step, point.gradient);
  return step;
}

/** Backtracking (Armijo) along `step`; moves the point and returns the move, or null. */
export function search(
  objective: OuterObjective,
  point: Point,
  step: Float64Array,
  workLimit: number,
): Float64Array | null {
  const longest = step.reduce((most, s) => Math.max(most, Math.abs(s)), 0);
  const slope = dot(step, point.gradient);
  let scale = Math.min(1, LONGEST_STEP / longest);
  for (let trials = 0; trials < 25 && objective.counts.work <= workLimit; trials++) {
    const x = point.x.map((own, j) => own + scale * at(step, j));
    const hyper = objective.hyperAt(x);
    const value = objective.evaluate(hyper);
    if (value <= point.value + SUFFICIENT * scale * slope + 10 * ROUNDING * Math.abs(point.value)) {
      const moved = x.map((own, j) => own - at(point.x, j));
      Object.assign(point, { x, hyper, value });
      return moved;
    }
    scale *= Number.isFinite(value) ? 0.5 : 0.25;
  }
  return null;
}
