import { type Column, SCORECARD_HEADERS } from './column-roles.ts';
import { section19Part } from './group-keys.ts';
import { finite } from './kpis.ts';
import type { Meter } from './meter.ts';
import { leaveOut, markUnsure, type Notes } from './notes.ts';
import type { RawSection } from './outline.ts';
import type { Context } from './row-splitter.ts';
import { emptyScorecard } from './section19.ts';
import { endsSentence, type SourceLine } from './source-line.ts';
import { BEYOND_ROWS, findTables, isSettled, publishTable, type ReadRow, readRows } from './tables.ts';
import type { RowSplit, Scorecard, ScorecardDimension, SectionTable } from './types.ts';

export type ScorecardResult = {
  scorecard: Scorecard;
  splits: RowSplit[];
  tables: SectionTable[];
  rest: SourceLine[];
};

/** How high an anchor column stands, by the closed words of its header; columns without one keep their order. */
const HEIGHTS: readonly (readonly [number, RegExp])[] = [
  [1, /\b(?:below|poor|weak|insufficient|concern|red flags?|not met)\b/i],
  [3, /\b(?:meets?|good|solid|acceptable|adequate|at the bar|competent|average)\b/i],
  [4, /\b(?:strong|above|great|very good)\b/i],
  [5, /\b(?:exceeds?|exceptional|excellent|outstanding|exemplary|world[- ]class|top)\b/i],
];

function heightOf(header: string): number {
  const figure = /(?<!\d)([1-9])(?!\d)/.exec(header)?.[1];
  if (figure !== undefined) return Number(figure);
  return HEIGHTS.find(([, words]) => words.test(header))?.[0] ?? 0;
}

/** The index of the highest anchor column; of equals the last. */
function topAnchor(columns: readonly Column[]): number {
  let top = -1;
  columns.forEach((column, index) => {
    if (column.role !== 'anchor') return;
    if (top < 0 || heightOf(column.header) >= heightOf(columns[top]?.header ?? '')) top = index;
  });
  return top;
}

/** "Use a 1–5 scale", "(e.g., 1-4)": the first range of small figures. */
function readScale(note: string | null): { min: number | null; max: number | null } {
  const range = /(?<!\d)([0-9])\s?(?:[-–—]|to)\s?(10|[1-9])(?!\d)/.exec(note ?? '');
  if (range === null) return { min: null, max: null };
  return { min: Number(range[1]), max: Number(range[2]) };
}

function byHeader(
  columns: readonly Column[],
  cells: readonly string[],
  role: 'anchor' | 'other',
): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column, index) =>
      column.role === role ? [[column.header, cells[index] ?? ''] as const] : [],
    ),
  );
}

function toDimension(row: ReadRow, columns: readonly Column[]): ScorecardDimension {
  const { cells } = row;
  if (cells === null) return { name: row.line.full, anchor_top: '', evidence: null, evidence_items: [] };
  const evidenceAt = columns.findIndex((column) => column.role === 'evidence');
  const evidence = evidenceAt < 0 ? null : (cells[evidenceAt] ?? '');
  const dimension: ScorecardDimension = {
    name: cells[0] ?? '',
    anchor_top: cells[topAnchor(columns)] ?? '',
    evidence,
    evidence_items: evidence === null || evidence === '' ? [] : evidence.split(', '),
  };
  const anchors = byHeader(columns, cells, 'anchor');
  const other = byHeader(columns, cells, 'other');
  if (Object.keys(anchors).length > 1) dimension.anchors = anchors;
  if (Object.keys(other).length > 0) dimension.other = other;
  return dimension;
}

function isDimensionRow(line: SourceLine, columns: readonly Column[]): boolean {
  if (line.marker !== 'none' || line.full.split(' ').length < columns.length) return false;
  // A cell of a scorecard may end with a full stop; a sentence of prose rarely has a capital inside.
  return (
    !endsSentence(line.full) ||
    (line.full.match(/(?<![.,;:&/] )(?<!^)(?<= )\p{Lu}/gu)?.length ?? 0) >= columns.length - 1
  );
}

/** The table of section 19 with its heading and the note on the scale between the two. */
export function readScorecard(
  section: RawSection | null,
  context: Context,
  notes: Notes,
  meter: Meter,
): ScorecardResult {
  const result: ScorecardResult = { scorecard: emptyScorecard(), splits: [], tables: [], rest: [] };
  if (section === null) return result;
  const { tables, rest, beyond } = findTables(section.lines, SCORECARD_HEADERS, 'dimension', isDimensionRow);
  for (const line of beyond) leaveOut(notes, line, BEYOND_ROWS);
  const at = rest.findLastIndex((line) => line.marker === 'none' && isScorecardHeading(line));
  const { scorecard } = result;
  if (at >= 0) scorecard.heading = rest[at]?.full ?? null;
  const firstTable = tables[0]?.header.number ?? Number.POSITIVE_INFINITY;
  const notesBelow = at < 0 ? [] : rest.slice(at + 1);
  const scaleLines = notesBelow.filter((line) => line.number < firstTable);
  scorecard.scale_note = scaleLines.length === 0 ? null : scaleLines.map((line) => line.full).join(' ');
  const scale = readScale(scorecard.scale_note);
  scorecard.scale_min = scale.min;
  scorecard.scale_max = scale.max;
  for (const line of notesBelow) {
    if (line.number >= firstTable) leaveOut(notes, line, 'Stands after the scorecard table.');
  }
  for (const table of tables) {
    const { columns } = table;
    if (scorecard.table_header.length === 0) {
      scorecard.table_header = columns.map((column) => column.header);
      scorecard.anchor_column = columns[topAnchor(columns)]?.header ?? null;
    }
    const rows = readRows(table, context, meter);
    result.tables.push(publishTable(table, rows));
    for (const row of rows) addRow(result, row, columns, notes);
  }
  if (tables.length === 0) {
    const text = scorecard.heading ?? section.title;
    markUnsure(
      notes,
      'section19.scorecard',
      section.line,
      text,
      'No scorecard table with a known header was found.',
    );
  }
  result.rest = at < 0 ? rest : rest.slice(0, at);
  return result;
}

function addRow(result: ScorecardResult, row: ReadRow, columns: readonly Column[], notes: Notes): void {
  const where = `section19.scorecard.dimensions[${result.scorecard.dimensions.length}]`;
  const { number, full } = row.line;
  result.scorecard.dimensions.push(toDimension(row, columns));
  if (row.cells !== null) {
    const header = columns.map((column) => column.header);
    result.splits.push({
      where,
      line: number,
      text: full,
      header,
      cells: row.cells,
      margin: finite(row.margin),
    });
  }
  if (!isSettled(row)) {
    markUnsure(
      notes,
      where,
      number,
      full,
      'Where one cell ends and the next begins could be read in more than one way.',
    );
  }
}

function isScorecardHeading(line: SourceLine): boolean {
  return line.full.length <= 120 && !/[.;!?]$/.test(line.full) && section19Part(line.full) === 'scorecard';
}
