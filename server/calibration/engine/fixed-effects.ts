import { addAt, at, intAt } from './access.ts';
import { coordinateSign, coordinatesOf } from './difficulty.ts';
import { asBlocks, type Effects, type HyperParameters, locationOf, zeroEffects } from './hyper.ts';
import type { PerRating } from './joint.ts';
import { createThresholdDerivatives, type Link } from './link.ts';
import type { Problem } from './problem.ts';
import { type System, solve } from './system.ts';

/**
 * Second derivatives of f that involve the fixed effects phi = (K - 1 thresholds, D - 1 free difficulties),
 * m = K + D - 2 of them, and the profile Hessian P = f_phiphi - f_phiu H^-1 f_uphi that is left when the random
 * effects follow phi. With the regularisation in it, P is positive definite on any data.
 */
export interface FixedEffects {
  readonly size: number;
  /** f_phi, length m. */
  readonly gradient: Float64Array;
  /** f_uphi, one column of effects per fixed effect. */
  readonly columns: readonly Effects[];
  /** H^-1 f_uphi = - d u^ / d phi, one column per fixed effect. */
  readonly sensitivity: readonly Effects[];
  /** f_phiphi, then (after `profile`) P; m x m. */
  readonly hessian: Float64Array;
}

export function createFixedEffects(problem: Problem): FixedEffects {
  const size = problem.categories - 1 + problem.dimensions - 1;
  const column = (): Effects => zeroEffects(problem);
  return {
    size,
    gradient: new Float64Array(size),
    columns: Array.from({ length: size }, column),
    sensitivity: Array.from({ length: size }, column),
    hessian: new Float64Array(size * size),
  };
}

/** Adds `value` x d eta_i / d u to a column: + on the candidate, the cell and the card, - on the rater. */
export function addRating(problem: Problem, column: Effects, i: number, value: number): void {
  addAt(column.candidate, intAt(problem.candidate, i), value);
  addAt(column.rater, intAt(problem.rater, i), -value);
  if (problem.hasCells) addAt(column.cell, intAt(problem.cell, i), value);
  if (problem.hasCards) addAt(column.card, intAt(problem.slot, i), value);
}

/** Fills gradient, columns and f_phiphi from the ratings. */
export function gatherFixedEffects(
  out: FixedEffects,
  problem: Problem,
  link: Link,
  hyper: HyperParameters,
  effects: Effects,
  perRating: PerRating,
): void {
  const thresholds = problem.categories - 1;
  const { size, gradient, hessian, columns } = out;
  const coordinates = Array.from({ length: problem.dimensions }, (_, d) => coordinatesOf(problem, d));
  const derivatives = createThresholdDerivatives(problem.categories);
  gradient.fill(0);
  hessian.fill(0);
  for (const column of columns) {
    column.candidate.fill(0);
    column.cell.fill(0);
    column.rater.fill(0);
    column.card.fill(0);
  }
  for (let i = 0; i < problem.count; i++) {
    const d = intAt(problem.dimension, i);
    const eta = locationOf(problem, hyper.difficulty, effects, i);
    const weight = at(perRating.weight, i);
    link.thresholdDerivatives(intAt(problem.score, i), eta, hyper.thresholds, derivatives);
    // d eta / d coordinate: -1 on the dimension's own, +1 on all others for the reference, minus their sum.
    const places = coordinates[d] as Int32Array; // reason: one list per dimension
    const sign = -coordinateSign(problem, d);
    for (let m = 0; m < thresholds; m++) {
      const cross = at(derivatives.cross, m);
      addAt(gradient, m, -at(derivatives.gradient, m));
      addRating(problem, columns[m] as Effects, i, cross); // reason: one column per fixed effect
      for (let j = 0; j < thresholds; j++)
        addAt(hessian, m * size + j, at(derivatives.curvature, m * thresholds + j));
      for (const place of places) {
        const b = thresholds + place;
        addAt(hessian, m * size + b, sign * cross);
        addAt(hessian, b * size + m, sign * cross);
      }
    }
    for (const place of places) {
      const b = thresholds + place;
      addAt(gradient, b, -sign * at(perRating.slope, i));
      addRating(problem, columns[b] as Effects, i, sign * weight); // reason: one column per fixed effect
      for (const other of places) addAt(hessian, b * size + thresholds + other, weight);
    }
  }
}

function innerProduct(a: Effects, b: Effects): number {
  let sum = 0;
  for (let c = 0; c < a.candidate.length; c++) sum += at(a.candidate, c) * at(b.candidate, c);
  for (let k = 0; k < a.cell.length; k++) sum += at(a.cell, k) * at(b.cell, k);
  for (let r = 0; r < a.rater.length; r++) sum += at(a.rater, r) * at(b.rater, r);
  for (let s = 0; s < a.card.length; s++) sum += at(a.card, s) * at(b.card, s);
  return sum;
}

/** Products of every column with one vector of effects, length m. */
export function projectOnColumns(fixed: FixedEffects, effects: Effects, out: Float64Array): void {
  for (let m = 0; m < fixed.size; m++) out[m] = innerProduct(fixed.columns[m] as Effects, effects); // reason: m < size
}

/** Copies one vector of effects onto another. */
export function copyEffects(target: Effects, source: Effects): void {
  target.candidate.set(source.candidate);
  target.cell.set(source.cell);
  target.rater.set(source.rater);
  target.card.set(source.card);
}

/** Fills `sensitivity` and turns `hessian` from f_phiphi into P, both triangles. */
export function profile(fixed: FixedEffects, problem: Problem, system: System): void {
  const { size, hessian } = fixed;
  for (let m = 0; m < size; m++) {
    const target = fixed.sensitivity[m] as Effects; // reason: m < size
    copyEffects(target, fixed.columns[m] as Effects); // reason: m < size
    solve(system, asBlocks(problem, target));
    for (let j = 0; j <= m; j++) {
      const value = at(hessian, m * size + j) - innerProduct(fixed.columns[j] as Effects, target); // reason: j < size
      hessian[m * size + j] = value;
      hessian[j * size + m] = value;
    }
  }
}
