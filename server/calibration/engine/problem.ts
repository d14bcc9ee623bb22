import { intAt } from './access.ts';
import { findFaults, type Ratings } from './ratings.ts';
import type { InvalidRatings } from './refusal.ts';

/**
 * The indexed layout of one calibration problem. Ratings stand in canonical order (by the eliminated side,
 * then dimension, then the other side), so that the order in which rows arrive cannot change a byte.
 *
 * The Newton system has three kinds of unknowns: *groups* (the side that is eliminated as one scalar each,
 * normally candidates), *cells* (candidate x dimension, one scalar each, only where rated unless `every`) and
 * the *dense* side (normally raters), which keeps a full matrix. Without cells the roles may be exchanged:
 * eta = theta_c - s_r is the same problem read from the other side.
 */
export interface Problem {
  readonly count: number;
  readonly candidates: number;
  readonly raters: number;
  readonly dimensions: number;
  readonly categories: number;
  readonly candidate: Int32Array;
  readonly rater: Int32Array;
  readonly dimension: Int32Array;
  readonly score: Int32Array;
  readonly eliminated: 'candidates' | 'raters';
  readonly groups: number;
  readonly denseSize: number;
  /** Ratings of group g: groupStart[g] .. groupStart[g + 1]. */
  readonly groupStart: Int32Array;
  /** Dense index of each rating. */
  readonly dense: Int32Array;
  readonly hasCells: boolean;
  readonly cells: number;
  /** Cells of group g: groupCell[g] .. groupCell[g + 1]; ratings of cell k: cellStart[k] .. cellStart[k + 1]. */
  readonly groupCell: Int32Array;
  readonly cellStart: Int32Array;
  readonly cellDimension: Int32Array;
  /** Cell of each rating; empty without cells. */
  readonly cell: Int32Array;
  /** Distinct dense neighbours of group g: borderStart[g] .. borderStart[g + 1], their indices, and each rating's slot. */
  readonly borderStart: Int32Array;
  readonly borderDense: Int32Array;
  readonly slot: Int32Array;
  /** Ratings on each dimension, and the last dimension that has any (difficulty.ts). */
  readonly dimensionRatings: Int32Array;
  readonly referenceDimension: number;
}

export interface ProblemOptions {
  /** Which candidate x dimension effects exist: those with ratings, every one, or none (Scd = 0). */
  readonly cells?: 'rated' | 'every' | 'none';
}

/**
 * Indexes the ratings. Faults, including one rating given twice, are returned as values. No ratings at all is a
 * valid problem of size 0. Raters are eliminated instead of candidates where there are no cells and more raters.
 */
export function indexRatings(ratings: Ratings, options: ProblemOptions = {}): Problem | InvalidRatings {
  const faults = findFaults(ratings);
  if (faults !== null) return faults;
  const { candidates, raters, dimensions, categories } = ratings;
  const choice = options.cells ?? 'rated';
  const eliminated = choice === 'none' && raters > candidates ? 'raters' : 'candidates';
  const count = ratings.score.length;
  const byCandidate = eliminated === 'candidates';
  const minorSize = byCandidate ? raters : candidates;
  const base = categories + 1;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const c = intAt(ratings.candidate, i);
    const r = intAt(ratings.rater, i);
    const major = byCandidate ? c : r;
    const minor = byCandidate ? r : c;
    const place = (major * dimensions + intAt(ratings.dimension, i)) * minorSize + minor;
    keys[i] = place * base + intAt(ratings.score, i);
  }
  keys.sort();
  const columns = decode(keys, base, minorSize, dimensions, byCandidate);
  if (columns === null) return duplicates(ratings);
  const groups = byCandidate ? candidates : raters;
  const group = byCandidate ? columns.candidate : columns.rater;
  const dense = byCandidate ? columns.rater : columns.candidate;
  const groupStart = starts(group, groups);
  return {
    count,
    candidates,
    raters,
    dimensions,
    categories,
    ...columns,
    eliminated,
    groups,
    denseSize: minorSize,
    groupStart,
    dense,
    hasCells: choice !== 'none',
    ...cellLayout(columns.dimension, groupStart, groups, dimensions, choice),
    ...borderLayout(dense, groupStart, groups, minorSize),
    ...countDimensions(columns.dimension, dimensions),
  };
}

type Columns = Pick<Problem, 'candidate' | 'rater' | 'dimension' | 'score'>;

/** The sorted keys as columns; null where two ratings share candidate, rater and dimension. */
function decode(
  keys: Float64Array,
  base: number,
  minorSize: number,
  dimensions: number,
  byCandidate: boolean,
): Columns | null {
  const count = keys.length;
  const major = new Int32Array(count);
  const minor = new Int32Array(count);
  const dimension = new Int32Array(count);
  const score = new Int32Array(count);
  let previous = -1;
  for (let i = 0; i < count; i++) {
    const key = keys[i] as number; // reason: i < count
    let place = Math.floor(key / base);
    if (place === previous) return null;
    previous = place;
    score[i] = key - place * base;
    minor[i] = place % minorSize;
    place = Math.floor(place / minorSize);
    dimension[i] = place % dimensions;
    major[i] = Math.floor(place / dimensions);
  }
  return byCandidate
    ? { candidate: major, rater: minor, dimension, score }
    : { candidate: minor, rater: major, dimension, score };
}

function duplicates(ratings: Ratings): InvalidRatings {
  const seen = new Map<string, number>();
  const faults: InvalidRatings['faults'][number][] = [];
  let total = 0;
  for (let row = 0; row < ratings.score.length; row++) {
    const key = `${intAt(ratings.candidate, row)}/${intAt(ratings.rater, row)}/${intAt(ratings.dimension, row)}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else {
      total++;
      const message = `same candidate, rater and dimension as row ${first}: a rating enters once`;
      if (faults.length < 50) faults.push({ row, field: 'duplicate', message });
    }
  }
  return { kind: 'invalid_ratings', faults, total };
}

/** First position of each value 0..size-1 in an ascending column, with the length at the end. */
function starts(column: Int32Array, size: number): Int32Array {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < column.length; i++) {
    const next = intAt(column, i) + 1;
    start[next] = intAt(start, next) + 1;
  }
  for (let g = 0; g < size; g++) start[g + 1] = intAt(start, g + 1) + intAt(start, g);
  return start;
}

function countDimensions(
  dimension: Int32Array,
  dimensions: number,
): Pick<Problem, 'dimensionRatings' | 'referenceDimension'> {
  const dimensionRatings = new Int32Array(dimensions);
  for (const d of dimension) dimensionRatings[d] = intAt(dimensionRatings, d) + 1;
  const last = dimensionRatings.findLastIndex((ratings) => ratings > 0);
  return { dimensionRatings, referenceDimension: last < 0 ? dimensions - 1 : last };
}

function cellLayout(
  dimension: Int32Array,
  groupStart: Int32Array,
  groups: number,
  dimensions: number,
  choice: 'rated' | 'every' | 'none',
): Pick<Problem, 'cells' | 'groupCell' | 'cellStart' | 'cellDimension' | 'cell'> {
  const groupCell = new Int32Array(groups + 1);
  if (choice === 'none') {
    const none = new Int32Array(0);
    return { cells: 0, groupCell, cellStart: new Int32Array(1), cellDimension: none, cell: none };
  }
  const cell = new Int32Array(dimension.length);
  const start: number[] = [];
  const dimensionOf: number[] = [];
  for (let g = 0; g < groups; g++) {
    groupCell[g] = dimensionOf.length;
    let i = intAt(groupStart, g);
    const end = intAt(groupStart, g + 1);
    for (let d = 0; d < dimensions; d++) {
      const first = i;
      while (i < end && intAt(dimension, i) === d) {
        cell[i] = dimensionOf.length;
        i++;
      }
      if (i === first && choice === 'rated') continue;
      start.push(first);
      dimensionOf.push(d);
    }
  }
  groupCell[groups] = dimensionOf.length;
  start.push(dimension.length);
  const cells = dimensionOf.length;
  return {
    cells,
    groupCell,
    cellStart: Int32Array.from(start),
    cellDimension: Int32Array.from(dimensionOf),
    cell,
  };
}

function borderLayout(
  dense: Int32Array,
  groupStart: Int32Array,
  groups: number,
  denseSize: number,
): Pick<Problem, 'borderStart' | 'borderDense' | 'slot'> {
  const slot = new Int32Array(dense.length);
  const borderStart = new Int32Array(groups + 1);
  const neighbours: number[] = [];
  const slotOf = new Int32Array(denseSize).fill(-1);
  for (let g = 0; g < groups; g++) {
    const first = neighbours.length;
    borderStart[g] = first;
    for (let i = intAt(groupStart, g); i < intAt(groupStart, g + 1); i++) {
      const q = intAt(dense, i);
      if (intAt(slotOf, q) < first) {
        slotOf[q] = neighbours.length;
        neighbours.push(q);
      }
      slot[i] = intAt(slotOf, q);
    }
  }
  borderStart[groups] = neighbours.length;
  return { slot, borderStart, borderDense: Int32Array.from(neighbours) };
}
