import {
  type Column,
  type ColumnRole,
  type HeaderRule,
  readHeaderCells,
  readHeaderLine,
} from './column-roles.ts';
import type { Meter } from './meter.ts';
import type { Context } from './row-splitter.ts';
import type { SourceLine } from './source-line.ts';
import { splitTable } from './split-table.ts';
import type { SectionTable } from './types.ts';

/** A table as it lies in a section; `rest` are the section's other lines. */
export type FoundTable = { columns: Column[]; header: SourceLine; rows: SourceLine[] };

/** `beyond` are rows that no table of such a document has. */
export type Found = { tables: FoundTable[]; rest: SourceLine[]; beyond: SourceLine[] };

/** Rows read in the tables of one section; the longest known has 27. */
const MOST_ROWS = 300;
export const BEYOND_ROWS = `Stands after the first ${MOST_ROWS} rows: no table of a blueprint is that long.`;

/** A row with its cells by column; `margin` is null where the source held the cells. */
export type ReadRow = { line: SourceLine; cells: string[] | null; margin: number | null };

function readHeader(line: SourceLine, rules: readonly HeaderRule[], first: ColumnRole): Column[] | null {
  if (line.level > 0 || line.marker !== 'none') return null;
  // Most rows are no headers, which their first cell tells.
  const isOther = line.cells !== null && readHeaderCells(line.cells.slice(0, 1), rules)[0]?.role !== first;
  if (isOther) return null;
  const columns =
    line.cells === null ? readHeaderLine(line.full, rules, first) : readHeaderCells(line.cells, rules);
  if (columns === null || columns[0]?.role !== first) return null;
  return columns.some((column) => column.role !== first && column.role !== 'other') ? columns : null;
}

/**
 * Finds the tables of a section by their headers. A flattened table goes on as long as `isRow` allows; one
 * whose cells are known ends with its cells.
 */
export function findTables(
  lines: readonly SourceLine[],
  rules: readonly HeaderRule[],
  first: ColumnRole,
  isRow: (line: SourceLine, columns: readonly Column[]) => boolean,
): Found {
  const tables: FoundTable[] = [];
  const rest: SourceLine[] = [];
  const beyond: SourceLine[] = [];
  let found = 0;
  let current: FoundTable | null = null;
  for (const line of lines) {
    const columns: Column[] | null = readHeader(line, rules, first);
    if (columns !== null) {
      current = { columns, header: line, rows: [] };
      tables.push(current);
      continue;
    }
    const isOpen: boolean =
      current !== null &&
      (current.header.cells === null
        ? line.level === 0 && isRow(line, current.columns)
        : line.cells !== null);
    if (isOpen) {
      found += 1;
      if (found > MOST_ROWS) beyond.push(line);
      else current?.rows.push(line);
    } else {
      if (line.level > 0) current = null;
      rest.push(line);
    }
  }
  return { tables, rest, beyond };
}

/** The known cells of a row brought to the number of columns; null if there are too many to tell. */
function fitCells(cells: readonly string[], width: number): string[] | null {
  const filled =
    cells.length > width && cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : cells;
  if (filled.length > width) return null;
  return Array.from({ length: width }, (_, index) => filled[index] ?? '');
}

export function readRows(table: FoundTable, context: Context, meter: Meter): ReadRow[] {
  const { columns, rows } = table;
  const flat = rows.filter((row) => row.cells === null);
  const splits = splitTable(
    flat.map((row) => row.full),
    columns,
    context,
    meter,
  );
  let next = 0;
  return rows.map((line): ReadRow => {
    if (line.cells !== null) return { line, cells: fitCells(line.cells, columns.length), margin: null };
    const split = splits[next];
    next += 1;
    return { line, cells: split?.cells ?? null, margin: split?.margin ?? 0 };
  });
}

/** Below this log-odds a split is shown for confirmation. Set by looking at right and wrong splits of tables. */
export const LEAST_MARGIN = 3;

export function isSettled(row: ReadRow): boolean {
  return row.cells !== null && (row.margin === null || row.margin >= LEAST_MARGIN);
}

export function publishTable(table: FoundTable, rows: readonly ReadRow[]): SectionTable {
  return {
    header: table.columns.map((column) => column.header),
    line: table.header.number,
    rows: rows.map(({ line, cells }) => ({ line: line.number, text: line.full, cells })),
  };
}
