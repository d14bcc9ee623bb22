/** A mark by where it is found: row, then position in the row. */
export interface MarkPlace {
  readonly row: number;
  readonly mark: number;
}

/**
 * Where a key leads from a mark; null for keys that mean nothing here. `counts` holds the number of marks of each row;
 * rows without any are stepped over.
 */
export function nextMark(key: string, from: MarkPlace, counts: readonly number[]): MarkPlace | null {
  const last = (counts[from.row] ?? 1) - 1;
  switch (key) {
    case 'ArrowRight':
      return { row: from.row, mark: Math.min(last, from.mark + 1) };
    case 'ArrowLeft':
      return { row: from.row, mark: Math.max(0, from.mark - 1) };
    case 'Home':
      return { row: from.row, mark: 0 };
    case 'End':
      return { row: from.row, mark: last };
    case 'ArrowDown':
      return rowFrom(from, 1, counts);
    case 'ArrowUp':
      return rowFrom(from, -1, counts);
    default:
      return null;
  }
}

function rowFrom(from: MarkPlace, step: 1 | -1, counts: readonly number[]): MarkPlace {
  for (let row = from.row + step; row >= 0 && row < counts.length; row += step) {
    const marks = counts[row] ?? 0;
    if (marks > 0) return { row, mark: Math.min(from.mark, marks - 1) };
  }
  return from;
}

/** The mark that the Tab key reaches: the first one there is, until another was chosen. */
export function firstMark(counts: readonly number[]): MarkPlace {
  return {
    row: Math.max(
      0,
      counts.findIndex((count) => count > 0),
    ),
    mark: 0,
  };
}
