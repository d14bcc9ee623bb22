import type { Column } from './column-roles.ts';
import type { Meter } from './meter.ts';
import { type Context, type Split, splitRow } from './row-splitter.ts';
import { cellText, fitColumns, type TokenRow } from './table-model.ts';
import { readTokens } from './token-shapes.ts';

/** `cells` is null for a row that cannot be split into so many columns. */
export type SplitRow = { text: string; cells: string[] | null; margin: number };

const ROUNDS = 4;
const MOST_ROWS = 150;
/** Longer rows are no table rows; they are not even cut into words. */
const LONGEST_TEXT = 2000;

function areSame(one: readonly number[] | null, other: readonly number[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((boundary, index) => boundary === other[index]);
}

/**
 * Splits the rows of one flattened table together: the priors give first splits, and what they show of the
 * columns gives better ones. Rows beyond the limit stay whole.
 */
export function splitTable(
  texts: readonly string[],
  columns: readonly Column[],
  context: Context,
  meter: Meter,
): SplitRow[] {
  const rows: TokenRow[] = texts
    .slice(0, MOST_ROWS)
    .map((text) => ({ tokens: text.length > LONGEST_TEXT ? [] : readTokens(text), boundaries: null }));
  let splits: (Split | null)[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const models = fitColumns(columns, rows);
    splits = rows.map((row) => splitRow(row.tokens, models, context, meter));
    const isSettled = rows.every((row, index) => areSame(row.boundaries, splits[index]?.boundaries ?? null));
    // The same splits give the same model, and that the same splits again.
    if (isSettled) break;
    rows.forEach((row, index) => {
      row.boundaries = splits[index]?.boundaries ?? null;
    });
  }
  return texts.map((text, index): SplitRow => {
    const split = splits[index] ?? null;
    const tokens = rows[index]?.tokens ?? [];
    if (split === null) return { text, cells: null, margin: 0 };
    const starts = [0, ...split.boundaries];
    const cells = starts.map((from, column) => cellText(tokens, from, starts[column + 1] ?? tokens.length));
    return { text, cells, margin: split.margin };
  });
}
