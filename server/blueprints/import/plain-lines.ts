import { decodeEntities, stripInlineMarkup } from './inline-markup.ts';
import { LONGEST_LINE, MOST_LINES } from './limits.ts';
import type { Meter } from './meter.ts';
import {
  cleanBlanks,
  indentOf,
  type LongLine,
  type ReadLines,
  readMarker,
  type SourceLine,
  tabCells,
} from './source-line.ts';

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

/** A line as it stands in the source, with its number from 1. */
type RawLine = { number: number; raw: string; trimmed: string };

/** LF, CR, form feed, vertical tab, and Unicode's line and paragraph separators. */
function isBreak(code: number): boolean {
  return (code >= 10 && code <= 13) || code === 0x2028 || code === 0x2029;
}

/** The lines of a text, a run of blank ones as one; `hasTooMany` where it stopped at the limit. */
function cutLines(text: string): { rows: RawLine[]; hasTooMany: boolean } {
  const rows: RawLine[] = [];
  let number = 1;
  let filled = 0;
  for (let from = 0; from <= text.length; number += 1) {
    let to = from;
    while (to < text.length && !isBreak(text.charCodeAt(to))) to += 1;
    const raw = to === from ? '' : text.slice(from, to).replace(/^ {0,3}(?:> ?)+/, '');
    const trimmed = raw.trim();
    if (trimmed !== '') filled += 1;
    if (filled > MOST_LINES) return { rows, hasTooMany: true };
    if (trimmed !== '' || rows.at(-1)?.trimmed !== '') rows.push({ number, raw, trimmed });
    from = to + (text.charCodeAt(to) === 13 && text.charCodeAt(to + 1) === 10 ? 2 : 1);
  }
  return { rows, hasTooMany: false };
}

/** Lines of plain page text or Markdown; `isMarkdown` says whether emphasis is taken off. */
export function readPlainLines(text: string, isMarkdown: boolean, meter: Meter): ReadLines {
  const { rows, hasTooMany } = cutLines(text);
  const lines: SourceLine[] = [];
  const tooLong: LongLine[] = [];
  const clean = (part: string): string =>
    cleanBlanks(decodeEntities(isMarkdown ? stripInlineMarkup(part) : part));
  let hasBlankBefore = true;
  let isInPipeTable = false;
  for (const [index, { number, raw, trimmed }] of rows.entries()) {
    meter.steps += 1;
    if (trimmed.length > LONGEST_LINE) {
      tooLong.push({ number, full: cleanBlanks(trimmed.slice(0, 200)) });
      continue;
    }
    if (isSeparatorRow(trimmed)) {
      isInPipeTable = true;
      continue;
    }
    if (trimmed === '' || isRule(trimmed)) {
      hasBlankBefore = true;
      isInPipeTable = false;
      continue;
    }
    const nextIsSeparator = isSeparatorRow(rows[index + 1]?.trimmed ?? '');
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
  return { lines, tooLong, hasTooMany };
}

/** "* item" must not be taken for the start of an emphasis. */
function readMarkedBody(body: string): string {
  return body.startsWith('* ') ? `• ${body.slice(2)}` : body;
}
