import { decodeEntities, stripInlineMarkup } from './inline-markup.ts';
import type { Meter } from './meter.ts';
import { cleanBlanks, indentOf, readMarker, type SourceLine, tabCells } from './source-line.ts';

/** A line with more is no row of a table that people read. */
const MOST_CELLS = 40;

/** Splits "| a | b |" at unescaped pipes. */
export function pipeCells(row: string): string[] {
  const cells: string[] = [];
  let cell = '';
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  for (let index = 0; index < inner.length; index += 1) {
    const character = inner[index] ?? '';
    if (character === '\\' && inner[index + 1] === '|') {
      cell += '|';
      index += 1;
    } else if (character === '|') {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  cells.push(cell);
  return cells;
}

function isSeparatorRow(trimmed: string): boolean {
  return trimmed.includes('-') && trimmed.includes('|') && /^[|:\-\s]+$/.test(trimmed);
}

function isRule(trimmed: string): boolean {
  return trimmed.length >= 3 && /^(?:[-*_=] ?)+$/.test(trimmed);
}

/** A row of a pipe table: fenced by pipes, or holding pipes beside the dashes under the header. */
function readPipeRow(trimmed: string, isBesideSeparator: boolean): string[] | null {
  const isFenced = trimmed.startsWith('|') && trimmed.lastIndexOf('|') > 0;
  if (!isFenced && !(isBesideSeparator && trimmed.includes('|'))) return null;
  const cells = pipeCells(trimmed);
  return cells.length > MOST_CELLS ? null : cells;
}

/** Lines of plain page text or Markdown; `isMarkdown` says whether emphasis is taken off. */
export function readPlainLines(text: string, isMarkdown: boolean, meter: Meter): SourceLine[] {
  const rows = text.split(/\r\n|[\n\r\f\v\u2028\u2029]/);
  const lines: SourceLine[] = [];
  const clean = (part: string): string =>
    cleanBlanks(decodeEntities(isMarkdown ? stripInlineMarkup(part) : part));
  let hasBlankBefore = true;
  let isInPipeTable = false;
  for (let index = 0; index < rows.length; index += 1) {
    meter.steps += 1;
    const raw = (rows[index] ?? '').replace(/^ {0,3}(?:> ?)+/, '');
    const trimmed = raw.trim();
    if (isSeparatorRow(trimmed)) {
      isInPipeTable = true;
      continue;
    }
    if (trimmed === '' || isRule(trimmed)) {
      hasBlankBefore = true;
      isInPipeTable = false;
      continue;
    }
    const number = index + 1;
    const nextIsSeparator = isSeparatorRow((rows[index + 1] ?? '').trim());
    const pipes = readPipeRow(trimmed, isInPipeTable || nextIsSeparator);
    const cells = (pipes ?? tabCells(raw))?.map(clean) ?? null;
    const heading = cells === null ? /^(#{1,6})\s+(.*)$/.exec(trimmed) : null;
    const body = heading === null ? trimmed : (heading[2] ?? '').replace(/\s#+$/, '');
    const full = cells === null ? clean(readMarkedBody(body)) : cells.filter((cell) => cell !== '').join(' ');
    if (full === '') continue;
    const marked = cells === null ? readMarker(full) : { marker: 'none' as const, text: full };
    lines.push({
      number,
      text: marked.text,
      full,
      indent: indentOf(raw),
      marker: marked.marker,
      level: heading === null ? 0 : (heading[1] ?? '').length,
      cells,
      hasBlankBefore,
    });
    hasBlankBefore = false;
  }
  return lines;
}

/** "* item" must not be taken for the start of an emphasis. */
function readMarkedBody(body: string): string {
  return body.startsWith('* ') ? `• ${body.slice(2)}` : body;
}
