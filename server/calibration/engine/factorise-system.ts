import { factoriseCholesky } from './cholesky.ts';
import type { Precisions } from './hyper.ts';
import { type System, solveCards } from './system.ts';

/** Index reads of the hot loops, declared here and not imported: see cholesky.ts. */
function at(array: Float64Array, i: number): number {
  return array[i] as number; // reason: the layouts in problem.ts guarantee 0 <= i < length
}

function intAt(array: Int32Array, i: number): number {
  return array[i] as number; // reason: the layouts in problem.ts guarantee 0 <= i < length
}

/** Fills `system` for these weights; false where H is not positive definite (it is, for finite weights >= 0). */
export function factorise(system: System, precision: Precisions, weight: Float64Array): boolean {
  const { problem, lower } = system;
  const n = problem.denseSize;
  system.weight.set(weight);
  system.cardPrecision = precision.card;
  system.border.fill(0);
  lower.fill(0);
  for (let q = 0; q < n; q++) lower[q * n + q] = precision.dense;
  for (let g = 0; g < problem.groups; g++) {
    eliminateGroup(system, precision, g);
    if (problem.hasCards && !eliminateCards(system, g)) return false;
    addToDense(system, g);
  }
  return factoriseCholesky(lower, n);
}

/** The factors of one group alone (cells, group, cards), the dense side left as it is; false as in `factorise`. */
export function factoriseGroup(system: System, precision: Precisions, g: number): boolean {
  system.cardPrecision = precision.card;
  eliminateGroup(system, precision, g);
  return !system.problem.hasCards || eliminateCards(system, g);
}

/** Cells and group: fills their pivots and the border, and leaves M in `local` (lower triangle, row length m). */
function eliminateGroup(system: System, precision: Precisions, g: number): void {
  const { problem, border, local } = system;
  const first = intAt(problem.borderStart, g);
  const width = intAt(problem.borderStart, g + 1) - first;
  for (let p = 0; p < width; p++) {
    border[first + p] = 0;
    for (let q = 0; q <= p; q++) local[p * width + q] = 0;
  }
  const pivot = problem.hasCells
    ? eliminateCells(system, precision, g, first, width)
    : gatherGroup(system, precision.group, g, first, width);
  system.groupPivot[g] = pivot;
  for (let p = 0; p < width; p++) {
    const scaled = at(border, first + p) / pivot;
    const row = p * width;
    for (let q = 0; q <= p; q++) local[row + q] = at(local, row + q) - scaled * at(border, first + q);
  }
}

function eliminateCells(
  system: System,
  precision: Precisions,
  g: number,
  start: number,
  width: number,
): number {
  const { problem, weight, border, local } = system;
  const { slot, cellStart } = problem;
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
      const s = intAt(slot, i);
      const p = s - start;
      border[s] = at(border, s) - w * share;
      local[p * width + p] = at(local, p * width + p) + w - (w * w) / cellPivot;
      // A rater scores a cell once (problem.ts refuses a rating given twice): the slots of a cell differ.
      for (let j = first; j < i; j++) {
        const q = intAt(slot, j) - start;
        const place = p > q ? p * width + q : q * width + p;
        local[place] = at(local, place) - (w * at(weight, j)) / cellPivot;
      }
    }
  }
  return pivot;
}

function gatherGroup(system: System, precision: number, g: number, start: number, width: number): number {
  const { problem, weight, border, local } = system;
  let pivot = precision;
  for (let i = intAt(problem.groupStart, g); i < intAt(problem.groupStart, g + 1); i++) {
    const w = at(weight, i);
    const s = intAt(problem.slot, i);
    const diagonal = (s - start) * (width + 1);
    pivot += w;
    border[s] = at(border, s) - w;
    local[diagonal] = at(local, diagonal) + w;
  }
  return pivot;
}

/** C of the group's cards, and M - M (M + I/Scr2)^-1 M = tau I - tau^2 (M + tau I)^-1, tau = 1/Scr2, into `local`. */
function eliminateCards(system: System, g: number): boolean {
  const { problem, cardLower, cardPrecision, local, localVector } = system;
  const width = intAt(problem.borderStart, g + 1) - intAt(problem.borderStart, g);
  const start = intAt(problem.cardBlock, g);
  for (let p = 0; p < width; p++) {
    for (let q = 0; q <= p; q++) {
      let value = at(local, p * width + q) + (p === q ? cardPrecision : 0);
      for (let k = 0; k < q; k++)
        value -= at(cardLower, start + p * width + k) * at(cardLower, start + q * width + k);
      if (p !== q) cardLower[start + p * width + q] = value / at(cardLower, start + q * (width + 1));
      else if (value > 0) cardLower[start + p * width + p] = Math.sqrt(value);
      else return false;
    }
  }
  for (let q = 0; q < width; q++) {
    for (let p = 0; p < width; p++) localVector[p] = p === q ? cardPrecision : 0;
    solveCards(system, g, localVector);
    for (let p = q; p < width; p++)
      local[p * width + q] = (p === q ? cardPrecision : 0) - cardPrecision * at(localVector, p);
  }
  return true;
}

function addToDense(system: System, g: number): void {
  const { problem, lower, local } = system;
  const { borderDense } = problem;
  const n = problem.denseSize;
  const first = intAt(problem.borderStart, g);
  const width = intAt(problem.borderStart, g + 1) - first;
  for (let p = 0; p < width; p++) {
    const row = intAt(borderDense, first + p);
    for (let q = 0; q <= p; q++) {
      const column = intAt(borderDense, first + q);
      const place = row > column ? row * n + column : column * n + row;
      lower[place] = at(lower, place) + at(local, p * width + q);
    }
  }
}
