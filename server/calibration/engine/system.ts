import { logDeterminant, solveCholesky } from './cholesky.ts';
import type { BlockVector } from './hyper.ts';
import type { Problem } from './problem.ts';

/**
 * The Hessian H of the joint negative log likelihood by the random effects, factorised by nested elimination
 * (CALIBRATION.md, Estimation). Write z = gamma - s on each card (z = -s without the card effect); a group sees its
 * dense neighbours only through z. Per group, with w the weights of a cell's ratings, W their sum:
 * - every cell, a scalar pivot D_k = 1/Scd2 + W_k, share p / D with p = 1/Scd2;
 * - the group, a scalar pivot a_g = 1/Sc2 + sum of W share. What is left on z is the m x m matrix
 *   M = diag(w) - sum over cells of w w' / D - b b' / a, b the group's border (no cancelling differences in b);
 * - its cards, the m x m pivot M + I/Scr2 = C C', kept as C. They leave M - M (M + I/Scr2)^-1 M on the dense side.
 * The dense Schur matrix S = 1/Sr2 + sum over g of what the groups leave is kept as its Cholesky factor.
 * log|H| = sum log D + sum log a + 2 sum log diag C + log|S|.
 */
export interface System {
  readonly problem: Problem;
  /** Weights as they entered. */
  readonly weight: Float64Array;
  readonly cellPivot: Float64Array;
  /** W of each cell. */
  readonly cellWeight: Float64Array;
  readonly groupPivot: Float64Array;
  /** Group-by-dense entries after the cells are gone, by the problem's border slots: -b. */
  readonly border: Float64Array;
  /** 1/Scr2; 0 without the card effect. */
  cardPrecision: number;
  /** C of each group, lower, row-major m x m at the problem's cardBlock. */
  readonly cardLower: Float64Array;
  /** Lower Cholesky factor of S, row-major. */
  readonly lower: Float64Array;
  /** Scratch: M of one group, and one vector of its width. */
  readonly local: Float64Array;
  readonly localVector: Float64Array;
}

/** Index reads of the hot loops, declared here and not imported: see cholesky.ts. */
function at(array: Float64Array, i: number): number {
  return array[i] as number; // reason: the layouts in problem.ts guarantee 0 <= i < length
}

function intAt(array: Int32Array, i: number): number {
  return array[i] as number; // reason: the layouts in problem.ts guarantee 0 <= i < length
}

export function createSystem(problem: Problem): System {
  const width = problem.widestBorder;
  return {
    problem,
    weight: new Float64Array(problem.count),
    cellPivot: new Float64Array(problem.cells),
    cellWeight: new Float64Array(problem.cells),
    groupPivot: new Float64Array(problem.groups),
    border: new Float64Array(problem.borderDense.length),
    cardPrecision: 0,
    cardLower: new Float64Array(intAt(problem.cardBlock, problem.groups)),
    lower: new Float64Array(problem.denseSize * problem.denseSize),
    local: new Float64Array(width * width),
    localVector: new Float64Array(width),
  };
}

/** x := (M + I/Scr2)^-1 x for the cards of one group, in place from the start of `x`. */
export function solveCards(system: System, g: number, x: Float64Array): void {
  const { problem, cardLower } = system;
  const width = intAt(problem.borderStart, g + 1) - intAt(problem.borderStart, g);
  const start = intAt(problem.cardBlock, g);
  solveCardsLower(system, g, x);
  for (let p = width - 1; p >= 0; p--) {
    let value = at(x, p);
    for (let q = p + 1; q < width; q++) value -= at(cardLower, start + q * width + p) * at(x, q);
    x[p] = value / at(cardLower, start + p * (width + 1));
  }
}

/** x := C^-1 x for the cards of one group. */
export function solveCardsLower(system: System, g: number, x: Float64Array): void {
  const { problem, cardLower } = system;
  const width = intAt(problem.borderStart, g + 1) - intAt(problem.borderStart, g);
  const start = intAt(problem.cardBlock, g);
  for (let p = 0; p < width; p++) {
    let value = at(x, p);
    for (let q = 0; q < p; q++) value -= at(cardLower, start + p * width + q) * at(x, q);
    x[p] = value / at(cardLower, start + p * (width + 1));
  }
}

/** log |H|. Size 0: 0. */
export function logDeterminantOf(system: System): number {
  const { problem, cardLower } = system;
  let sum = 0;
  for (let k = 0; k < system.cellPivot.length; k++) sum += Math.log(at(system.cellPivot, k));
  for (let g = 0; g < system.groupPivot.length; g++) sum += Math.log(at(system.groupPivot, g));
  for (let g = 0; problem.hasCards && g < problem.groups; g++) {
    const width = intAt(problem.borderStart, g + 1) - intAt(problem.borderStart, g);
    for (let p = 0; p < width; p++)
      sum += 2 * Math.log(at(cardLower, intAt(problem.cardBlock, g) + p * (width + 1)));
  }
  return sum + logDeterminant(system.lower, problem.denseSize);
}

/**
 * The sign with which a card effect stands beside its group: eta = theta - s + gamma is sign x (group + z) with
 * z = sign x gamma - dense (system.ts), + where candidates are eliminated and - where raters are.
 */
export function cardSign(system: System): 1 | -1 {
  return system.problem.eliminated === 'candidates' ? 1 : -1;
}

/** x := H^-1 x, in place: forward through cells, groups and cards, the dense solve, and back. */
export function solve(system: System, x: BlockVector): void {
  const { problem } = system;
  for (let g = 0; g < problem.groups; g++) reduceGroup(system, x, g);
  solveCholesky(system.lower, problem.denseSize, x.dense);
  for (let g = 0; g < problem.groups; g++) backGroup(system, x, g);
}

/** The right-hand sides of one group's cells, of the group and of its cards are carried on to the dense side. */
export function reduceGroup(system: System, x: BlockVector, g: number): void {
  const { problem, weight, border } = system;
  const { dense, slot, cellStart, borderDense, hasCards } = problem;
  const sign = cardSign(system);
  const first = intAt(problem.borderStart, g);
  const end = intAt(problem.borderStart, g + 1);
  let own = at(x.group, g);
  for (let k = intAt(problem.groupCell, g); k < intAt(problem.groupCell, g + 1); k++) {
    const scaled = at(x.cell, k) / at(system.cellPivot, k);
    if (scaled === 0) continue;
    own -= at(system.cellWeight, k) * scaled;
    for (let i = intAt(cellStart, k); i < intAt(cellStart, k + 1); i++) {
      const moved = at(weight, i) * scaled;
      const q = intAt(dense, i);
      x.dense[q] = at(x.dense, q) + moved;
      if (hasCards) x.card[intAt(slot, i)] = at(x.card, intAt(slot, i)) - sign * moved;
    }
  }
  x.group[g] = own;
  const scaled = own / at(system.groupPivot, g);
  if (!hasCards) {
    if (scaled === 0) return;
    for (let s = first; s < end; s++) {
      const q = intAt(borderDense, s);
      x.dense[q] = at(x.dense, q) - at(border, s) * scaled;
    }
    return;
  }
  // The cards' right-hand side r leaves M (M + tau I)^-1 r = r - tau (M + tau I)^-1 r on the dense side.
  const { localVector, cardPrecision } = system;
  for (let s = first; s < end; s++) {
    const moved = at(border, s) * scaled;
    const own = sign * at(x.card, s) + moved;
    x.card[s] = sign * own;
    localVector[s - first] = own;
    const q = intAt(borderDense, s);
    x.dense[q] = at(x.dense, q) + own - moved;
  }
  solveCards(system, g, localVector);
  for (let s = first; s < end; s++) {
    const q = intAt(borderDense, s);
    x.dense[q] = at(x.dense, q) - cardPrecision * at(localVector, s - first);
  }
}

/** Cards, group and cells from the solved dense side; on entry they hold what `reduceGroup` left. */
export function backGroup(system: System, x: BlockVector, g: number): void {
  const { problem, weight, border, localVector, cardPrecision } = system;
  const { dense, slot, cellStart, borderDense, hasCards } = problem;
  const sign = cardSign(system);
  const first = intAt(problem.borderStart, g);
  const end = intAt(problem.borderStart, g + 1);
  let value = at(x.group, g);
  if (hasCards) {
    // z = (M + tau I)^-1 (r - tau s), gamma = s + z in the cards' own sign.
    for (let s = first; s < end; s++)
      localVector[s - first] = sign * at(x.card, s) - cardPrecision * at(x.dense, intAt(borderDense, s));
    solveCards(system, g, localVector);
    for (let s = first; s < end; s++) {
      const z = at(localVector, s - first);
      x.card[s] = sign * (at(x.dense, intAt(borderDense, s)) + z);
      value += at(border, s) * z;
    }
  } else for (let s = first; s < end; s++) value -= at(border, s) * at(x.dense, intAt(borderDense, s));
  const group = value / at(system.groupPivot, g);
  x.group[g] = group;
  for (let k = intAt(problem.groupCell, g); k < intAt(problem.groupCell, g + 1); k++) {
    let cell = at(x.cell, k) - at(system.cellWeight, k) * group;
    for (let i = intAt(cellStart, k); i < intAt(cellStart, k + 1); i++) {
      const z = hasCards ? at(localVector, intAt(slot, i) - first) : -at(x.dense, intAt(dense, i));
      cell -= at(weight, i) * z;
    }
    x.cell[k] = cell / at(system.cellPivot, k);
  }
}
