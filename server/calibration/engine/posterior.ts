import { invertFromCholesky } from './cholesky.ts';
import type { Effects } from './hyper.ts';
import { zeroEffects } from './hyper.ts';
import type { Problem } from './problem.ts';
import { type System, solveCards } from './system.ts';

/**
 * Posterior variances given the hyper-parameters: the diagonal of H^-1, and V_i = Var(eta_i) = a_i' H^-1 a_i of every
 * rating, a_i the row of the design. The selected inverse: S^-1 in full, the rest group by group from the pivots.
 * With Z = Cov(z) on the panel of a group (z = gamma - s; Z = the panel's block of S^-1 without the card effect, and
 * N + tau^2 N P N with it, N = (M + tau I)^-1), b the border, theta | z has mean -b'z / a and variance 1 / a, and
 * delta_k | theta, z mean -(W theta + w'z) / D and variance 1 / D.
 */
export interface PosteriorVariances {
  /** V_i, in the problem's order. */
  readonly predictor: Float64Array;
  /** Var of each random effect. One without ratings has its prior's. */
  readonly effects: Effects;
  /** S^-1, lower triangle. */
  readonly inverse: Float64Array;
  readonly panel: Float64Array;
  readonly cards: Float64Array;
  readonly product: Float64Array;
  readonly column: Float64Array;
  readonly onBorder: Float64Array;
}

/** Index reads of the hot loops, declared here and not imported: see cholesky.ts. */
function at(array: Float64Array, i: number): number {
  return array[i] as number; // reason: the layouts in problem.ts guarantee 0 <= i < length
}

function intAt(array: Int32Array, i: number): number {
  return array[i] as number; // reason: the layouts in problem.ts guarantee 0 <= i < length
}

export function createPosterior(problem: Problem): PosteriorVariances {
  const width = problem.widestBorder;
  const square = problem.hasCards ? width * width : 0;
  return {
    predictor: new Float64Array(problem.count),
    effects: zeroEffects(problem),
    inverse: new Float64Array(problem.denseSize * problem.denseSize),
    panel: new Float64Array(width * width),
    cards: new Float64Array(square),
    product: new Float64Array(square),
    column: new Float64Array(width),
    onBorder: new Float64Array(width),
  };
}

/** Fills `out` from a factorised system. No ratings: the priors' variances. */
export function fillPosterior(out: PosteriorVariances, system: System): void {
  const { problem } = system;
  const n = problem.denseSize;
  invertFromCholesky(system.lower, n, out.inverse);
  const byCandidate = problem.eliminated === 'candidates';
  const onDense = byCandidate ? out.effects.rater : out.effects.candidate;
  const onGroup = byCandidate ? out.effects.candidate : out.effects.rater;
  for (let q = 0; q < n; q++) onDense[q] = at(out.inverse, q * n + q);
  for (let g = 0; g < problem.groups; g++) {
    gatherPanel(out, problem, g);
    if (problem.hasCards) addCards(out, system, g);
    onGroup[g] = fillGroup(out, system, g);
  }
}

/** The panel's block of S^-1, full and symmetric. */
function gatherPanel(out: PosteriorVariances, problem: Problem, g: number): void {
  const { panel, inverse } = out;
  const { borderDense, denseSize: n } = problem;
  const first = intAt(problem.borderStart, g);
  const width = intAt(problem.borderStart, g + 1) - first;
  for (let p = 0; p < width; p++) {
    const row = intAt(borderDense, first + p);
    for (let q = 0; q <= p; q++) {
      const column = intAt(borderDense, first + q);
      const value = at(inverse, row > column ? row * n + column : column * n + row);
      panel[p * width + q] = value;
      panel[q * width + p] = value;
    }
  }
}

/** P becomes Z; the cards' variances are diag of Z + P - 2 tau N P. */
function addCards(out: PosteriorVariances, system: System, g: number): void {
  const { problem, cardPrecision: tau } = system;
  const { panel, cards, product, column } = out;
  const first = intAt(problem.borderStart, g);
  const width = intAt(problem.borderStart, g + 1) - first;
  for (let q = 0; q < width; q++) {
    for (let p = 0; p < width; p++) column[p] = p === q ? 1 : 0;
    solveCards(system, g, column);
    for (let p = 0; p < width; p++) cards[p * width + q] = at(column, p);
  }
  for (let p = 0; p < width; p++) {
    for (let q = 0; q < width; q++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += at(cards, p * width + k) * at(panel, k * width + q);
      product[p * width + q] = sum;
    }
    const own = p * (width + 1);
    out.effects.card[first + p] = at(panel, own) - 2 * tau * at(product, own);
  }
  for (let p = 0; p < width; p++) {
    for (let q = 0; q <= p; q++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += at(product, p * width + k) * at(cards, q * width + k);
      const value = at(cards, p * width + q) + tau * tau * sum;
      panel[p * width + q] = value;
      panel[q * width + p] = value;
    }
    out.effects.card[first + p] = at(out.effects.card, first + p) + at(panel, p * (width + 1));
  }
}

/** V_i and the cells' variances of one group; returns the group's own variance. */
function fillGroup(out: PosteriorVariances, system: System, g: number): number {
  const { problem, border } = system;
  const { panel, onBorder } = out;
  const first = intAt(problem.borderStart, g);
  const width = intAt(problem.borderStart, g + 1) - first;
  const pivot = at(system.groupPivot, g);
  let spread = 0;
  for (let p = 0; p < width; p++) {
    let sum = 0;
    for (let q = 0; q < width; q++) sum -= at(panel, p * width + q) * at(border, first + q);
    onBorder[p] = sum;
    spread -= sum * at(border, first + p);
  }
  const own = 1 / pivot + spread / (pivot * pivot);
  if (problem.hasCells) {
    for (let k = intAt(problem.groupCell, g); k < intAt(problem.groupCell, g + 1); k++)
      fillCell(out, system, k, first, width, pivot, spread);
    return own;
  }
  for (let i = intAt(problem.groupStart, g); i < intAt(problem.groupStart, g + 1); i++) {
    const p = intAt(problem.slot, i) - first;
    out.predictor[i] = own + at(panel, p * (width + 1)) - (2 * at(onBorder, p)) / pivot;
  }
  return own;
}

function fillCell(
  out: PosteriorVariances,
  system: System,
  k: number,
  first: number,
  width: number,
  pivot: number,
  spread: number,
): void {
  const { problem, weight } = system;
  const { panel, onBorder, column } = out;
  const { slot } = problem;
  const start = intAt(problem.cellStart, k);
  const end = intAt(problem.cellStart, k + 1);
  const cellPivot = at(system.cellPivot, k);
  const total = at(system.cellWeight, k) / cellPivot;
  const share = 1 - total;
  // w'Zw / D^2 and w'Zb / D over the ratings of the cell; column = (Z w / D) at each of its ratings.
  let square = 0;
  let cross = 0;
  for (let i = start; i < end; i++) {
    const p = intAt(slot, i) - first;
    let sum = 0;
    for (let j = start; j < end; j++) sum += at(panel, p * width + intAt(slot, j) - first) * at(weight, j);
    const scaled = at(weight, i) / cellPivot;
    column[i - start] = sum / cellPivot;
    square += (scaled * sum) / cellPivot;
    cross += scaled * at(onBorder, p);
  }
  const follow = share / pivot;
  const common = 1 / cellPivot + share * follow + square + 2 * follow * cross + follow * follow * spread;
  for (let i = start; i < end; i++) {
    const p = intAt(slot, i) - first;
    const towards = at(column, i - start) + follow * at(onBorder, p);
    out.predictor[i] = common + at(panel, p * (width + 1)) - 2 * towards;
  }
  const moved = total / pivot;
  out.effects.cell[k] = 1 / cellPivot + total * moved + square - 2 * moved * cross + moved * moved * spread;
}
