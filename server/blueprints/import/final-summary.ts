import { readHeaderLine, SUMMARY_HEADERS } from './column-roles.ts';
import { leaveOut, markUnsure, type Notes } from './notes.ts';
import type { RawSection } from './outline.ts';
import type { SourceLine } from './source-line.ts';
import type { SectionTable } from './types.ts';

export type SummaryResult = { summary: Record<string, string>; tables: SectionTable[] };

/** The keys that open the rows of section 20: a closed set, longest first where one opens another. */
const KEYS: readonly string[] = [
  'role (?:title|name|purpose|summary|mission|type|level|family|horizon|focus)',
  'job (?:title|family|level)',
  '(?:reporting line|reports to|direct reports|team size)',
  '(?:department|function|seniority(?: level)?|employment type|location|work model)',
  'top (?:\\d{1,2} )?(?:core |key )?(?:responsibilities|technical skills|soft skills|skills|tools ?/ ?platforms|tools(?: and platforms)?|kpis(?: ?/ ?metrics)?|metrics|deliverables|risks|stakeholders)',
  '(?:main|key|core|primary) (?:deliverables|goals|kpis|stakeholders|responsibilities|tools|technical skills|soft skills|risks|outcomes)',
  'career progression(?: options)?|career paths?|next roles?',
];
const KEY = new RegExp(`^(?:${KEYS.join('|')})(?: \\([^()]{1,60}\\))?(?::|(?= )|$)`, 'i');

type Row = { key: string; value: string };

function readRow(line: SourceLine): Row | null {
  if (line.cells !== null && line.cells.length >= 2) {
    const [key = '', ...values] = line.cells;
    return key === ''
      ? null
      : { key: key.replace(/:$/, ''), value: values.filter((cell) => cell !== '').join(' ') };
  }
  const text = line.marker === 'bullet' ? line.text : line.full;
  const match = KEY.exec(text);
  if (match === null) return null;
  // "Role title Lead" and not "Role titles vary": the key is a whole word, and something follows it.
  const value = text.slice(match[0].length).trim();
  return value === '' ? null : { key: match[0].replace(/:$/, ''), value: value.replace(/^[:–—|-] /, '') };
}

function isHeader(line: SourceLine): boolean {
  return readHeaderLine(line.full, SUMMARY_HEADERS, 'key') !== null;
}

/**
 * Section 20: rows that start with a known key. The section ends at its last such row; what the page has
 * below (comments, adverts, related posts) is no content.
 */
export function readFinalSummary(section: RawSection | null, notes: Notes): SummaryResult {
  const summary: Record<string, string> = {};
  if (section === null) return { summary, tables: [] };
  const header = section.lines.find(isHeader);
  const rows = section.lines.map((line) => (line === header ? null : readRow(line)));
  let last = rows.findLastIndex(
    (row, index) => row !== null && KEY.test(`${row.key} `) && section.lines[index] !== header,
  );
  // Rows of the same table may hold keys outside the set.
  while (last >= 0 && section.lines[last]?.cells !== null && section.lines[last + 1]?.cells != null)
    last += 1;
  const table: SectionTable = {
    header:
      header === undefined
        ? []
        : (header.cells ??
          (readHeaderLine(header.full, SUMMARY_HEADERS, 'key') ?? []).map((column) => column.header)),
    line: header?.number ?? section.line,
    rows: [],
  };
  section.lines.forEach((line, index) => {
    if (line === header) return;
    const row = rows[index] ?? null;
    if (index > last) {
      leaveOut(notes, line, 'Stands after the last row of the summary: not part of the document.');
    } else if (row === null) {
      leaveOut(notes, line, 'Starts with none of the known keys of the summary.');
    } else {
      if (summary[row.key] !== undefined) {
        markUnsure(
          notes,
          `final_summary.${row.key}`,
          line.number,
          line.full,
          'This key stands twice; the last one was taken.',
        );
      }
      summary[row.key] = row.value;
      table.rows.push({ line: line.number, text: line.full, cells: [row.key, row.value] });
    }
  });
  return { summary, tables: table.rows.length === 0 ? [] : [table] };
}
