import { addAt, at, intAt } from './access.ts';
import { factoriseCholesky, logDeterminant, solveCholesky } from './cholesky.ts';
import type { BlockVector, Precisions } from './hyper.ts';
import type { Problem } from './problem.ts';

/**
 * The Hessian H of the joint negative log likelihood by the random effects, factorised by elimination
 * (CALIBRATION.md, Estimation): first every cell, a scalar pivot D_k = 1/Scd2 + W_k; then every group, a scalar
 * pivot a_g; what is left is the dense Schur matrix S = C - sum over g of b_g b_g' / a_g - sum over cells of
 * w w' / D, kept as its Cholesky factor. log|H| = sum log D + sum log a + log|S|.
 *
 * With w the weights of a cell's ratings, W their sum and p = 1/Scd2, eliminating the cell leaves p W / D on the
 * group, - w_i p / D between group and rater and - w_i w_j / D between raters: no cancelling differences.
 */
export interface System {
  readonly problem: Problem;
  /** Weights as they entered. */
  readonly weight: Float64Array;
  readonly cellPivot: Float64Array;
  /** W of each cell. */
  readonly cellWeight: Float64Array;
  readonly groupPivot: Float64Array;
  /** Group-by-dense entries after the cells are gone, by the problem's border slots. */
  readonly border: Float64Array;
  /** Lower Cholesky factor of S, row-major. */
  readonly lower: Float64Array;
}

export function createSystem(problem: Problem): System {
  return {
    problem,
    weight: new Float64Array(problem.count),
    cellPivot: new Float64Array(problem.cells),
    cellWeight: new Float64Array(problem.cells),
    groupPivot: new Float64Array(problem.groups),
    border: new Float64Array(problem.borderDense.length),
    lower: new Float64Array(problem.denseSize * problem.denseSize),
  };
}

/** Fills `system` for these weights; false where H is not positive definite (it is, for finite weights >= 0). */
export function factorise(system: System, precision: Precisions, weight: Float64Array): boolean {
  const { problem, border, lower } = system;
  const n = problem.denseSize;
  system.weight.set(weight);
  border.fill(0);
  lower.fill(0);
  for (let q = 0; q < n; q++) lower[q * n + q] = precision.dense;
  for (let g = 0; g < problem.groups; g++) {
    const pivot = problem.hasCells
      ? eliminateCells(system, precision, g)
      : gatherGroup(system, precision.group, g);
    system.groupPivot[g] = pivot;
    const first = intAt(problem.borderStart, g);
    const end = intAt(problem.borderStart, g + 1);
    for (let s = first; s < end; s++) {
      const q = intAt(problem.borderDense, s);
      const scaled = at(border, s) / pivot;
      for (let t = first; t <= s; t++) {
        const other = intAt(problem.borderDense, t);
        const place = q > other ? q * n + other : other * n + q;
        lower[place] = at(lower, place) - scaled * at(border, t);
      }
    }
  }
  return factoriseCholesky(lower, n);
}

function eliminateCells(system: System, precision: Precisions, g: number): number {
  const { problem, weight, border, lower } = system;
  const { dense, slot, cellStart } = problem;
  const n = problem.denseSize;
  let pivot = precision.group;
  for (let k = intAt(problem.groupCell, g); k < intAt(problem.groupCell, g + 1); k++) {
    const first = intAt(cellStart, k);
    const end = intAt(cellStart, k + 1);
    let total = 0;
    for (let i = first; i < end; i++) total += at(weight, i);
    const cellPivot = precision.cell + total;
    const share = precision.cell / cellPivot;
    system.cellPivot[k] = cellPivot;
    system.cellWeight[k] = total;
    pivot += total * share;
    for (let i = first; i < end; i++) {
      const w = at(weight, i);
      const row = intAt(dense, i) * n;
      addAt(border, intAt(slot, i), -w * share);
      lower[row + intAt(dense, i)] = at(lower, row + intAt(dense, i)) + w - (w * w) / cellPivot;
      // Raters ascend within a cell and differ (problem.ts refuses a rating given twice).
      for (let j = first; j < i; j++) addAt(lower, row + intAt(dense, j), (-w * at(weight, j)) / cellPivot);
    }
  }
  return pivot;
}

function gatherGroup(system: System, precision: number, g: number): number {
  const { problem, weight, border, lower } = system;
  const n = problem.denseSize;
  let pivot = precision;
  for (let i = intAt(problem.groupStart, g); i < intAt(problem.groupStart, g + 1); i++) {
    const w = at(weight, i);
    const q = intAt(problem.dense, i);
    pivot += w;
    addAt(border, intAt(problem.slot, i), -w);
    addAt(lower, q * n + q, w);
  }
  return pivot;
}

/** log |H|. Size 0: 0. */
export function logDeterminantOf(system: System): number {
  let sum = 0;
  for (let k = 0; k < system.cellPivot.length; k++) sum += Math.log(at(system.cellPivot, k));
  for (let g = 0; g < system.groupPivot.length; g++) sum += Math.log(at(system.groupPivot, g));
  return sum + logDeterminant(system.lower, system.problem.denseSize);
}

/**
 * The forward half of the solve, in place: the right-hand side of every cell is carried to its group and
 * raters, that of every group to its raters. Afterwards `x.dense` is the right-hand side of S.
 */
export function reduce(system: System, x: BlockVector): void {
  const { problem } = system;
  for (let k = 0; k < problem.cells; k++) reduceCell(system, x, k);
  for (let g = 0; g < problem.groups; g++) reduceGroup(system, x, g);
}

export function reduceCell(system: System, x: BlockVector, k: number): void {
  const { problem, weight } = system;
  const scaled = at(x.cell, k) / at(system.cellPivot, k);
  if (scaled === 0) return;
  const first = intAt(problem.cellStart, k);
  const end = intAt(problem.cellStart, k + 1);
  if (first === end) return;
  addAt(x.group, intAt(problem.candidate, first), -at(system.cellWeight, k) * scaled);
  for (let i = first; i < end; i++) addAt(x.dense, intAt(problem.dense, i), at(weight, i) * scaled);
}

export function reduceGroup(system: System, x: BlockVector, g: number): void {
  const { problem, border } = system;
  const scaled = at(x.group, g) / at(system.groupPivot, g);
  if (scaled === 0) return;
  for (let s = intAt(problem.borderStart, g); s < intAt(problem.borderStart, g + 1); s++)
    addAt(x.dense, intAt(problem.borderDense, s), -at(border, s) * scaled);
}

/** x := H^-1 x, in place. */
export function solve(system: System, x: BlockVector): void {
  const { problem, weight, border } = system;
  reduce(system, x);
  solveCholesky(system.lower, problem.denseSize, x.dense);
  for (let g = 0; g < problem.groups; g++) {
    let value = at(x.group, g);
    for (let s = intAt(problem.borderStart, g); s < intAt(problem.borderStart, g + 1); s++)
      value -= at(border, s) * at(x.dense, intAt(problem.borderDense, s));
    x.group[g] = value / at(system.groupPivot, g);
    for (let k = intAt(problem.groupCell, g); k < intAt(problem.groupCell, g + 1); k++) {
      let cell = at(x.cell, k) - at(system.cellWeight, k) * at(x.group, g);
      for (let i = intAt(problem.cellStart, k); i < intAt(problem.cellStart, k + 1); i++)
        cell += at(weight, i) * at(x.dense, intAt(problem.dense, i));
      x.cell[k] = cell / at(system.cellPivot, k);
    }
  }
}
