import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { type ImportDelimiter, importLimits } from '#shared/candidate-imports.ts';
import { Email } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

export interface TableLine {
  /** Of the file, where the line begins: a quoted cell may go over several. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** What the first line calls the columns; never empty. */
  readonly columns: readonly string[];
  readonly lines: readonly TableLine[];
}

/** A line that goes on for so many characters is one whose quotation mark was never closed. */
const longestLine = 200_000;
const pieceLength = 65_536;

function refuse(detail: string): AppError {
  return new AppError('rule_broken', detail, { errors: [{ path: '', message: detail }] });
}

/**
 * The delimiter of a table: the one that stands most often in its first line, outside of quotation marks; a comma where
 * there is none.
 */
export function guessDelimiter(text: string): ImportDelimiter {
  const counts: Record<ImportDelimiter, number> = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (const letter of text.trimStart().slice(0, pieceLength)) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === '\n' && !isQuoted) break;
    else if (!isQuoted && (letter === ',' || letter === ';' || letter === '\t')) counts[letter] += 1;
  }
  const order: readonly ImportDelimiter[] = ['\t', ';', ','];
  return order.reduce((best, one) => (counts[one] > counts[best] ? one : best), ',');
}

/** Requests of others are served between the pieces of a long table. */
async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += pieceLength) {
    yield text.slice(at, at + pieceLength);
    await setImmediate();
  }
}

/** Reads a decoded table. Throws `rule_broken` for what is none, and for one beyond the limits, naming the line. */
export async function parseTable(text: string, delimiter: ImportDelimiter): Promise<Table> {
  let columns: readonly string[] | null = null;
  const lines: TableLine[] = [];
  let ended = 0;
  const take = (record: readonly string[], endsAt: number): void => {
    const line = ended + 1;
    ended = endsAt;
    const cells = record.map((cell) => withoutMark(cell.trim()));
    if (cells.every((cell) => cell === '')) return;
    if (columns === null) columns = columnsOf(cells);
    else if (lines.length === importLimits.rows)
      throw refuse(`The table has more than ${importLimits.rows} lines. Hand it in in parts.`);
    // Of what stands beyond the columns no more is kept than it takes to say so.
    else lines.push({ line, cells: cells.slice(0, columns.length + 1) });
  };
  const parser = parse({
    delimiter,
    relax_column_count: true,
    record_delimiter: '\n',
    max_record_size: longestLine,
    // Each line as it is read: an error further on takes away what a stream still holds, and with it the line's number.
    on_record: (record: string[], info) => {
      take(record, info.lines);
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(piecesOf(text), parser);
  } catch (error) {
    throw error instanceof CsvError ? refuse(wordsOf(error, ended + 1)) : error;
  }
  if (columns === null) throw refuse('The file holds nothing but empty lines.');
  if (lines.length === 0)
    throw refuse('There are no candidates below the first line, which names the columns.');
  return { columns, lines };
}

/** Spreadsheets are kept from running a cell by a mark before it; handed in again, the mark is no part of what it says. */
function withoutMark(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function columnsOf(cells: readonly string[]): readonly string[] {
  if (cells.length > importLimits.columns)
    throw refuse(`The table has ${cells.length} columns; it may have ${importLimits.columns}.`);
  if (cells.some((cell) => Email.safeParse(cell).success))
    throw refuse('The first line is a candidate already. Put a line above it that names the columns.');
  return cells.map((cell, n) => (cell === '' ? `Column ${n + 1}` : cell.slice(0, 200)));
}

function wordsOf({ code }: CsvError, line: number): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `In line ${line} a quotation mark is opened and never closed.`;
    case 'CSV_MAX_RECORD_SIZE':
      return `Line ${line} does not end: is a quotation mark missing in it?`;
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return `In line ${line} a quotation mark stands inside a cell. Double it, and put the cell in quotation marks.`;
    default:
      return `Line ${line} could not be read.`;
  }
}
