import { addAt, at, dot, intAt } from './access.ts';
import { solveCholesky } from './cholesky.ts';
import type { Effects, HyperParameters } from './hyper.ts';
import type { HyperUncertainty } from './hyper-uncertainty.ts';
import type { Link } from './link.ts';
import type { Problem } from './problem.ts';
import { cardSign, type System, solveCards, solveCardsLower } from './system.ts';

/** A solved problem: everything that estimates, intervals and statements are read from. */
export interface Solution {
  readonly problem: Problem;
  readonly link: Link;
  readonly hyper: HyperParameters;
  readonly effects: Effects;
  readonly system: System;
  /** S^-1 of `system`, lower triangle, where the fit had use for it; null where nobody has paid for it. */
  readonly inverse: Float64Array | null;
  /** The hyper-parameters' part of the uncertainty; null where they are taken as known. */
  readonly uncertainty: HyperUncertainty | null;
}

/** A sparse linear combination, index by index. */
export interface Sparse {
  readonly index: readonly number[];
  readonly value: readonly number[];
}

/** The derivatives g of one quantity by the random effects and by the fixed effects (K - 1 tau, then all D b). */
export interface Contrast {
  readonly candidate: Sparse;
  readonly cell: Sparse;
  readonly rater: Sparse;
  /** By the cards' effects; absent where a typical interviewer is meant. */
  readonly card?: Sparse;
  readonly fixed: Float64Array | null;
  /** Variance of a part independent of everything fitted: unrated dimensions, Scd2 each. */
  readonly extraVariance: number;
}

export const NOTHING: Sparse = { index: [], value: [] };

/**
 * A contrast carried through the Cholesky factor of the whole system, y = L^-1 g, as far as the dense side, on which
 * its reduced part d stands beside S^-1 d: the covariance of two quantities is the inner product of their y elsewhere
 * and d'S^-1 d there. Exact, and never forms H^-1.
 */
export interface Whitened {
  readonly groupIndex: readonly number[];
  readonly group: readonly number[];
  readonly cellIndex: readonly number[];
  readonly cell: readonly number[];
  readonly cardIndex: readonly number[];
  readonly card: readonly number[];
  readonly denseIndex: readonly number[];
  readonly dense: readonly number[];
  /** The elements of S^-1 d. */
  readonly solved: (q: number) => number;
  readonly fixed: Float64Array;
  readonly extraVariance: number;
}

/**
 * Whitens a contrast. With H = L L' over (cells, groups, cards, dense) the result holds g_k / sqrt(D_k) on the cells,
 * the reduced g_g / sqrt(a_g) on the groups, C^-1 of the reduced part on the cards, and the reduced dense part as it
 * is. The fixed part is R'J with R R' = V_phi and J = g_phi + (d u^ / d phi)' g_u, so that
 * Var = g_u' H^-1 g_u + J V_phi J' (CALIBRATION.md, Standard errors).
 */
export function whiten(solution: Solution, contrast: Contrast): Whitened {
  const { problem, system, uncertainty } = solution;
  const byCandidate = problem.eliminated === 'candidates';
  const onGroup = byCandidate ? contrast.candidate : contrast.rater;
  const onDense = byCandidate ? contrast.rater : contrast.candidate;
  const dense = new Map<number, number>();
  each(onDense, (q, value) => add(dense, q, value));
  const reduced = new Map<number, number>();
  const onCard = new Map<number, number>();
  const sign = cardSign(system);
  each(onGroup, (g, value) => add(reduced, g, value));
  if (problem.hasCards && contrast.card !== undefined)
    each(contrast.card, (s, value) => add(onCard, s, sign * value));
  const cell: number[] = [];
  each(contrast.cell, (k, value) => {
    const pivot = at(system.cellPivot, k);
    cell.push(value / Math.sqrt(pivot));
    const first = intAt(problem.cellStart, k);
    const end = intAt(problem.cellStart, k + 1);
    if (first === end) return;
    add(reduced, intAt(problem.candidate, first), -(at(system.cellWeight, k) * value) / pivot);
    for (let i = first; i < end; i++) {
      const moved = (at(system.weight, i) * value) / pivot;
      add(dense, intAt(problem.dense, i), moved);
      if (problem.hasCards) add(onCard, intAt(problem.slot, i), -moved);
    }
  });
  const groupIndex: number[] = [];
  const group: number[] = [];
  for (const [g, value] of reduced) {
    const pivot = at(system.groupPivot, g);
    groupIndex.push(g);
    group.push(value / Math.sqrt(pivot));
    for (let s = intAt(problem.borderStart, g); s < intAt(problem.borderStart, g + 1); s++) {
      const moved = (-at(system.border, s) * value) / pivot;
      add(dense, intAt(problem.borderDense, s), moved);
      if (problem.hasCards) add(onCard, s, -moved);
    }
  }
  const [cardIndex, card] = whitenCards(system, onCard, dense);
  const [denseIndex, onDenseSide] = [[...dense.keys()], [...dense.values()]];
  return {
    groupIndex,
    group,
    cellIndex: contrast.cell.index,
    cell,
    cardIndex,
    card,
    denseIndex,
    dense: onDenseSide,
    solved: solveDense(solution, denseIndex, onDenseSide),
    fixed: uncertainty === null ? new Float64Array(0) : whitenFixed(solution, uncertainty, contrast),
    extraVariance: contrast.extraVariance,
  };
}

function add(to: Map<number, number>, index: number, value: number): void {
  to.set(index, (to.get(index) ?? 0) + value);
}

/** C^-1 of the cards' part, group by group; M (C C')^-1 of it is carried to `dense`. */
function whitenCards(
  system: System,
  onCard: ReadonlyMap<number, number>,
  dense: Map<number, number>,
): [number[], number[]] {
  const { problem, cardPrecision } = system;
  const index: number[] = [];
  const values: number[] = [];
  const groups = new Set([...onCard.keys()].map((slot) => groupOfSlot(problem, slot)));
  for (const g of groups) {
    const first = intAt(problem.borderStart, g);
    const width = intAt(problem.borderStart, g + 1) - first;
    const x = new Float64Array(width);
    for (let p = 0; p < width; p++) {
      x[p] = onCard.get(first + p) ?? 0;
      add(dense, intAt(problem.borderDense, first + p), at(x, p));
    }
    const full = Float64Array.from(x);
    solveCardsLower(system, g, x);
    solveCards(system, g, full);
    for (let p = 0; p < width; p++) {
      index.push(first + p);
      values.push(at(x, p));
      add(dense, intAt(problem.borderDense, first + p), -cardPrecision * at(full, p));
    }
  }
  return [index, values];
}

/** S^-1 d: element by element from S^-1 where it is at hand, else through the factor. */
function solveDense(
  { system, inverse }: Solution,
  index: readonly number[],
  value: readonly number[],
): (q: number) => number {
  const n = system.problem.denseSize;
  if (inverse !== null)
    return (q) =>
      index.reduce((sum, p, i) => {
        const element = at(inverse, p > q ? p * n + q : q * n + p);
        return sum + element * (value[i] as number); // reason: parallel arrays
      }, 0);
  const solved = new Float64Array(n);
  index.forEach((q, i) => {
    solved[q] = value[i] as number; // reason: parallel arrays
  });
  solveCholesky(system.lower, n, solved);
  return (q) => at(solved, q);
}

/** The group whose border holds this slot, by bisection. */
function groupOfSlot(problem: Problem, slot: number): number {
  let low = 0;
  let high = problem.groups - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intAt(problem.borderStart, middle + 1) <= slot) low = middle + 1;
    else high = middle;
  }
  return low;
}

function whitenFixed(solution: Solution, uncertainty: HyperUncertainty, contrast: Contrast): Float64Array {
  const { size, root, sensitivity } = uncertainty;
  const jacobian = new Float64Array(size);
  if (contrast.fixed !== null) jacobian.set(contrast.fixed);
  sensitivity.forEach((column, m) => {
    if (column === null) return;
    let follow = 0;
    each(contrast.candidate, (c, value) => {
      follow += value * at(column.candidate, c);
    });
    each(contrast.cell, (k, value) => {
      follow += value * at(column.cell, k);
    });
    each(contrast.rater, (r, value) => {
      follow += value * at(column.rater, r);
    });
    if (solution.problem.hasCards && contrast.card !== undefined)
      each(contrast.card, (s, value) => {
        follow += value * at(column.card, s);
      });
    addAt(jacobian, m, -follow);
  });
  const whitened = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    let sum = 0;
    for (let m = j; m < size; m++) sum += at(root, m * size + j) * at(jacobian, m);
    whitened[j] = sum;
  }
  return whitened;
}

/** Covariance of two different quantities; their independent extra parts do not enter. */
export function covariance(a: Whitened, b: Whitened): number {
  const groups = sparseDot(a.groupIndex, a.group, b.groupIndex, b.group);
  const cells = sparseDot(a.cellIndex, a.cell, b.cellIndex, b.cell);
  const cards = sparseDot(a.cardIndex, a.card, b.cardIndex, b.card);
  let onDense = 0;
  a.denseIndex.forEach((q, i) => {
    onDense += (a.dense[i] as number) * b.solved(q); // reason: parallel arrays
  });
  return groups + cells + cards + onDense + dot(a.fixed, b.fixed);
}

/** Variance of one quantity, extra part included. */
export function variance(a: Whitened): number {
  return covariance(a, a) + a.extraVariance;
}

function sparseDot(
  ia: readonly number[],
  a: readonly number[],
  ib: readonly number[],
  b: readonly number[],
): number {
  let sum = 0;
  for (let i = 0; i < ia.length; i++) {
    for (let j = 0; j < ib.length; j++) {
      if (ia[i] === ib[j]) sum += (a[i] as number) * (b[j] as number); // reason: parallel arrays
    }
  }
  return sum;
}

function each(sparse: Sparse, visit: (index: number, value: number) => void): void {
  sparse.index.forEach((index, i) => {
    visit(index, sparse.value[i] as number); // reason: parallel arrays
  });
}

/** The contrast of one severity, s_r. */
export function severityContrast(rater: number): Contrast {
  return {
    candidate: NOTHING,
    cell: NOTHING,
    rater: { index: [rater], value: [1] },
    fixed: null,
    extraVariance: 0,
  };
}

/** Var(s_r): the diagonal of S^-1, plus what the uncertainty of thresholds and difficulties adds. */
export function severityVariance(solution: Solution, rater: number): number {
  return variance(whiten(solution, severityContrast(rater)));
}
