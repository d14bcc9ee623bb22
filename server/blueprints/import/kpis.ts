import { type Column, KPI_HEADERS } from './column-roles.ts';
import { isFrequency, opensFrequency } from './frequency.ts';
import type { Meter } from './meter.ts';
import { leaveOut, markUnsure, type Notes } from './notes.ts';
import type { RawSection } from './outline.ts';
import type { Context } from './row-splitter.ts';
import { endsSentence, type SourceLine } from './source-line.ts';
import { BEYOND_ROWS, findTables, isSettled, publishTable, type ReadRow, readRows } from './tables.ts';
import type { Kpi, RowSplit, SectionTable } from './types.ts';

export type KpiResult = { kpis: Kpi[]; splits: RowSplit[]; tables: SectionTable[]; rest: SourceLine[] };

const FIELDS = ['name', 'measures', 'why', 'target', 'frequency', 'type'] as const;

/** Prose after the table ends like a sentence and names no frequency at its end. */
function isKpiRow(line: SourceLine, columns: readonly Column[]): boolean {
  if (line.marker === 'dash' || line.marker === 'bullet') return false;
  const words = line.full.split(' ');
  if (words.length < columns.length) return false;
  if (columns.at(-1)?.role !== 'frequency') return !endsSentence(line.full);
  return !endsSentence(line.full) || words.slice(-4).some(opensFrequency);
}

function toKpi(row: ReadRow, columns: readonly Column[]): Kpi {
  const { cells } = row;
  if (cells === null) return { name: row.line.full };
  const kpi: Kpi = { name: '' };
  for (const field of FIELDS) {
    const index = columns.findIndex((column) => column.role === field);
    if (index >= 0) kpi[field] = cells[index] ?? '';
  }
  const other = columns.flatMap((column, index) =>
    column.role === 'other' ? [[column.header, cells[index] ?? ''] as const] : [],
  );
  if (other.length > 0) kpi.other = Object.fromEntries(other);
  return kpi;
}

/** Section 7: one KPI for each row, its cells by the columns that the header names. */
export function readKpis(
  section: RawSection | null,
  context: Context,
  notes: Notes,
  meter: Meter,
): KpiResult {
  const result: KpiResult = { kpis: [], splits: [], tables: [], rest: [] };
  if (section === null) return result;
  const { tables, rest, beyond } = findTables(section.lines, KPI_HEADERS, 'name', isKpiRow);
  for (const line of beyond) leaveOut(notes, line, BEYOND_ROWS);
  for (const table of tables) {
    const rows = readRows(table, context, meter);
    result.tables.push(publishTable(table, rows));
    for (const row of rows) {
      const where = `kpis[${result.kpis.length}]`;
      const { number, full } = row.line;
      result.kpis.push(toKpi(row, table.columns));
      if (row.cells === null) {
        markUnsure(
          notes,
          where,
          number,
          full,
          'This row does not fit the columns of its table; it was kept whole.',
        );
        continue;
      }
      const header = table.columns.map((column) => column.header);
      result.splits.push({
        where,
        line: number,
        text: full,
        header,
        cells: row.cells,
        margin: finite(row.margin),
      });
      const { frequency } = result.kpis.at(-1) ?? {};
      if (frequency !== undefined && frequency !== '' && !isFrequency(frequency)) {
        markUnsure(notes, where, number, full, `"${frequency}" is not known as a frequency.`);
      } else if (!isSettled(row)) {
        markUnsure(
          notes,
          where,
          number,
          full,
          'Where one cell ends and the next begins could be read in more than one way.',
        );
      }
    }
  }
  if (tables.length === 0) {
    for (const line of rest)
      leaveOut(notes, line, 'No KPI table with a known header was found in this section.');
  }
  result.rest = rest;
  return result;
}

/** JSON has no infinity; a single possible split is as certain as can be. */
export function finite(margin: number | null): number | null {
  return margin === null ? null : Math.min(Math.round(margin * 100) / 100, 1000);
}
