import { type Column, TOOL_HEADERS } from './column-roles.ts';
import { leaveOut, type Notes } from './notes.ts';
import type { RawSection } from './outline.ts';
import { endsSentence, type SourceLine } from './source-line.ts';
import { BEYOND_ROWS, findTables } from './tables.ts';
import type { SectionTable, ToolRow } from './types.ts';

export type ToolResult = { tools: ToolRow[]; tables: SectionTable[]; rest: SourceLine[] };

const WORD = '(?:Common|Optional|Context[- ][Ss]pecific|Rare|Emerging)';
/** "Optional / Context-specific (regulated firms)" at the end of a row. */
const AVAILABILITY = new RegExp(
  `(?:^| )(${WORD}(?: ?(?:/|,|to|or|→) ?${WORD})*)(?: \\(([^()]{1,120})\\))?$`,
  'u',
);

function readAvailability(text: string): { availability: string | null; note: string | null } {
  // Only the end of a row is looked at, so that the length of a row does not matter.
  const match = AVAILABILITY.exec(text.slice(-220));
  return { availability: match?.[1] ?? null, note: match?.[2] ?? null };
}

function isToolRow(line: SourceLine, _columns: readonly Column[]): boolean {
  if (line.marker !== 'none') return false;
  return readAvailability(line.full).availability !== null || !endsSentence(line.full);
}

/** Section 10: a flattened row cannot be taken apart, so each row is kept whole with its availability. */
export function readTools(section: RawSection | null, notes: Notes): ToolResult {
  if (section === null) return { tools: [], tables: [], rest: [] };
  const { tables, rest, beyond } = findTables(section.lines, TOOL_HEADERS, 'category', isToolRow);
  for (const line of beyond) leaveOut(notes, line, BEYOND_ROWS);
  const tools: ToolRow[] = [];
  const published: SectionTable[] = [];
  for (const table of tables) {
    published.push({
      header: table.columns.map((column) => column.header),
      line: table.header.number,
      rows: table.rows.map(({ number, full, cells }) => ({ line: number, text: full, cells })),
    });
    for (const row of table.rows) {
      tools.push({ text: row.full, ...readAvailability(row.full), cells: row.cells, line: row.number });
    }
  }
  if (tables.length === 0) {
    // Without a header a row is still known by its end.
    for (const line of rest) {
      const read = readAvailability(line.full);
      if (read.availability !== null)
        tools.push({ text: line.full, ...read, cells: line.cells, line: line.number });
      else if (line.cells !== null) leaveOut(notes, line, 'A row of an unknown table.');
    }
  }
  return { tools, tables: published, rest };
}
