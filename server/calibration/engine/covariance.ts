import { addAt, at, dot, intAt } from './access.ts';
import { solveLower } from './cholesky.ts';
import type { FixedEffects } from './fixed-effects.ts';
import type { Effects, HyperParameters } from './hyper.ts';
import type { Link } from './link.ts';
import type { Problem } from './problem.ts';
import type { System } from './system.ts';

/** A solved problem: everything that estimates, intervals and statements are read from. */
export interface Solution {
  readonly problem: Problem;
  readonly link: Link;
  readonly hyper: HyperParameters;
  readonly effects: Effects;
  readonly system: System;
  /** The fixed effects' part of the uncertainty; null where the hyper-parameters are taken as known. */
  readonly fixed: FixedEffects | null;
}

/** A sparse linear combination, index by index. */
export interface Sparse {
  readonly index: readonly number[];
  readonly value: readonly number[];
}

/** The derivatives g of one quantity by the random effects and by the fixed effects (K - 1 tau, D - 1 free b). */
export interface Contrast {
  readonly candidate: Sparse;
  readonly cell: Sparse;
  readonly rater: Sparse;
  readonly fixed: Float64Array | null;
  /** Variance of a part independent of everything fitted: unrated dimensions, Scd2 each. */
  readonly extraVariance: number;
}

export const NOTHING: Sparse = { index: [], value: [] };

/**
 * A contrast carried through the Cholesky factor of the whole system, y = L^-1 g: the covariance of two
 * quantities is the inner product of their y. Exact, and never forms H^-1.
 */
export interface Whitened {
  readonly groupIndex: readonly number[];
  readonly group: readonly number[];
  readonly cellIndex: readonly number[];
  readonly cell: readonly number[];
  readonly dense: Float64Array;
  readonly fixed: Float64Array;
  readonly extraVariance: number;
}

/**
 * Whitens a contrast. With H = L L' over (cells, groups, dense) the result holds g_k / sqrt(D_k) on the cells,
 * the reduced g_g / sqrt(a_g) on the groups and L_S^-1 of the reduced dense part. The fixed part is L_P^-1 J with
 * J = g_phi + (d u^ / d phi)' g_u = g_phi - (H^-1 f_uphi)' g_u, so that
 * Var = g_u' H^-1 g_u + J P^-1 J' (CALIBRATION.md, Standard errors, with V_phi = P^-1, the joint maximum's own).
 */
export function whiten(solution: Solution, contrast: Contrast): Whitened {
  const { problem, system, fixed } = solution;
  const byCandidate = problem.eliminated === 'candidates';
  const onGroup = byCandidate ? contrast.candidate : contrast.rater;
  const onDense = byCandidate ? contrast.rater : contrast.candidate;
  const dense = new Float64Array(problem.denseSize);
  scatter(onDense, dense);
  const reduced = new Map<number, number>();
  each(onGroup, (g, value) => reduced.set(g, (reduced.get(g) ?? 0) + value));
  const cell: number[] = [];
  each(contrast.cell, (k, value) => {
    const pivot = at(system.cellPivot, k);
    cell.push(value / Math.sqrt(pivot));
    const first = intAt(problem.cellStart, k);
    const end = intAt(problem.cellStart, k + 1);
    if (first === end) return;
    const g = intAt(problem.candidate, first);
    reduced.set(g, (reduced.get(g) ?? 0) - (at(system.cellWeight, k) * value) / pivot);
    for (let i = first; i < end; i++)
      addAt(dense, intAt(problem.dense, i), (at(system.weight, i) * value) / pivot);
  });
  const groupIndex: number[] = [];
  const group: number[] = [];
  for (const [g, value] of reduced) {
    const pivot = at(system.groupPivot, g);
    groupIndex.push(g);
    group.push(value / Math.sqrt(pivot));
    for (let s = intAt(problem.borderStart, g); s < intAt(problem.borderStart, g + 1); s++)
      addAt(dense, intAt(problem.borderDense, s), (-at(system.border, s) * value) / pivot);
  }
  solveLower(system.lower, problem.denseSize, dense);
  return {
    groupIndex,
    group,
    cellIndex: contrast.cell.index,
    cell,
    dense,
    fixed: fixed === null ? new Float64Array(0) : whitenFixed(fixed, contrast),
    extraVariance: contrast.extraVariance,
  };
}

function whitenFixed(fixed: FixedEffects, contrast: Contrast): Float64Array {
  const jacobian = new Float64Array(fixed.size);
  if (contrast.fixed !== null) jacobian.set(contrast.fixed);
  fixed.sensitivity.forEach((column, m) => {
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
    addAt(jacobian, m, -follow);
  });
  solveLower(fixed.hessian, fixed.size, jacobian);
  return jacobian;
}

/** Covariance of two different quantities; their independent extra parts do not enter. */
export function covariance(a: Whitened, b: Whitened): number {
  const groups = sparseDot(a.groupIndex, a.group, b.groupIndex, b.group);
  const cells = sparseDot(a.cellIndex, a.cell, b.cellIndex, b.cell);
  return groups + cells + dot(a.dense, b.dense) + dot(a.fixed, b.fixed);
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

function scatter(sparse: Sparse, into: Float64Array): void {
  each(sparse, (index, value) => addAt(into, index, value));
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
