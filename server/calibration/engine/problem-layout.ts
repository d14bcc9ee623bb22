import { intAt } from './access.ts';

/** Candidate-by-dimension cells. */
export interface CellLayout {
  readonly cells: number;
  /** Cells of group g: groupCell[g] .. groupCell[g + 1]; ratings of cell k: cellStart[k] .. cellStart[k + 1]. */
  readonly groupCell: Int32Array;
  readonly cellStart: Int32Array;
  readonly cellDimension: Int32Array;
  /** Cell of each rating; empty without cells. */
  readonly cell: Int32Array;
}

/** Distinct dense neighbours of group g: borderStart[g] .. borderStart[g + 1], their indices, and each rating's slot. */
export interface BorderLayout {
  readonly borderStart: Int32Array;
  readonly borderDense: Int32Array;
  readonly slot: Int32Array;
}

/**
 * The card effect gamma_cr: one unknown per card, and a card is a slot of the border (candidate x rater), so that
 * card s of group g stands at borderStart[g] <= s < borderStart[g + 1]. 0 cards where the model has none.
 */
export interface CardLayout {
  readonly hasCards: boolean;
  readonly cards: number;
  /** Where the m x m matrix of group g's cards begins (m its slots); all 0 without cards. */
  readonly cardBlock: Int32Array;
  /** The largest m. */
  readonly widestBorder: number;
}

/** Positions of candidate c's ratings: candidateRating[candidateStart[c]] .. , ascending. */
export interface CandidateLayout {
  readonly candidateStart: Int32Array;
  readonly candidateRating: Int32Array;
}

/** Ratings on each dimension, and the last dimension that has any (difficulty.ts). */
export interface DimensionLayout {
  readonly dimensionRatings: Int32Array;
  readonly referenceDimension: number;
}

/** First position of each value 0..size-1 in an ascending column, with the length at the end. */
export function starts(column: Int32Array, size: number): Int32Array {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < column.length; i++) {
    const next = intAt(column, i) + 1;
    start[next] = intAt(start, next) + 1;
  }
  for (let g = 0; g < size; g++) start[g + 1] = intAt(start, g + 1) + intAt(start, g);
  return start;
}

export function countDimensions(dimension: Int32Array, dimensions: number): DimensionLayout {
  const dimensionRatings = new Int32Array(dimensions);
  for (const d of dimension) dimensionRatings[d] = intAt(dimensionRatings, d) + 1;
  const last = dimensionRatings.findLastIndex((ratings) => ratings > 0);
  return { dimensionRatings, referenceDimension: last < 0 ? dimensions - 1 : last };
}

export function cellLayout(
  dimension: Int32Array,
  groupStart: Int32Array,
  groups: number,
  dimensions: number,
  choice: 'rated' | 'every' | 'none',
): CellLayout {
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

export function borderLayout(
  dense: Int32Array,
  groupStart: Int32Array,
  groups: number,
  denseSize: number,
): BorderLayout {
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

export function cardLayout(borderStart: Int32Array, groups: number, hasCards: boolean): CardLayout {
  const cardBlock = new Int32Array(groups + 1);
  let widestBorder = 0;
  for (let g = 0; g < groups; g++) {
    const width = intAt(borderStart, g + 1) - intAt(borderStart, g);
    widestBorder = Math.max(widestBorder, width);
    cardBlock[g + 1] = hasCards ? intAt(cardBlock, g) + width * width : 0;
  }
  return { hasCards, cards: hasCards ? intAt(borderStart, groups) : 0, cardBlock, widestBorder };
}

export function candidateLayout(candidate: Int32Array, candidates: number): CandidateLayout {
  const candidateStart = starts(candidate, candidates);
  const next = candidateStart.slice();
  const candidateRating = new Int32Array(candidate.length);
  for (let i = 0; i < candidate.length; i++) {
    const c = intAt(candidate, i);
    const place = intAt(next, c);
    candidateRating[place] = i;
    next[c] = place + 1;
  }
  return { candidateStart, candidateRating };
}
