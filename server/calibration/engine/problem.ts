import { intAt } from './access.ts';
import {
  type BorderLayout,
  borderLayout,
  type CandidateLayout,
  type CardLayout,
  type CellLayout,
  candidateLayout,
  cardLayout,
  cellLayout,
  countDimensions,
  type DimensionLayout,
  starts,
} from './problem-layout.ts';
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
export interface Problem extends CellLayout, BorderLayout, CardLayout, CandidateLayout, DimensionLayout {
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
}

export interface ProblemOptions {
  /** Which candidate x dimension effects exist: those with ratings, every one, or none (Scd = 0). */
  readonly cells?: 'rated' | 'every' | 'none';
  /** Whether the card effect is in the model; default false. */
  readonly cards?: boolean;
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
  if (minorSize > MOST_DENSE) return tooLarge(minorSize, byCandidate);
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
  const border = borderLayout(dense, groupStart, groups, minorSize);
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
    ...border,
    ...cardLayout(border.borderStart, groups, options.cards ?? false),
    ...candidateLayout(columns.candidate, candidates),
    ...countDimensions(columns.dimension, dimensions),
  };
}

/** The dense side's matrix grows with the square of its size: 288 MB at this many. */
export const MOST_DENSE = 6000;

function tooLarge(size: number, byCandidate: boolean): InvalidRatings {
  const message = `${size} ${byCandidate ? 'raters' : 'candidates'} in one network are more than ${MOST_DENSE}`;
  return { kind: 'invalid_ratings', faults: [{ row: null, field: 'size', message }], total: 1 };
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

/** Number of random effects. */
export function effectCount(problem: Problem): number {
  return problem.candidates + problem.cells + problem.raters + problem.cards;
}

/** The same problem with or without the card effect; nothing else changes place. */
export function withCards(problem: Problem, hasCards: boolean): Problem {
  if (problem.hasCards === hasCards) return problem;
  return { ...problem, ...cardLayout(problem.borderStart, problem.groups, hasCards) };
}
