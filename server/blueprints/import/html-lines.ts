import { Tokenizer } from 'htmlparser2';
import { LONGEST_LINE, MOST_LINES } from './limits.ts';
import type { Meter } from './meter.ts';
import { cleanBlanks, type LongLine, type ReadLines, readMarker, type SourceLine } from './source-line.ts';
import type { LineMarker } from './types.ts';

/**
 * Reads lines off HTML with htmlparser2's tokenizer. The document's nesting is not rebuilt: a line ends
 * where a block element starts or ends, which makes the reading linear and indifferent to unclosed tags.
 */

const BLOCKS = new Set(
  (
    'address article aside blockquote body button center dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const SKIPPED = new Set('iframe noscript script select style svg template textarea title'.split(' '));

/** What stands in further cells of a row is read as part of the last one. */
const MOST_CELLS = 40;

/** Enough to find the role in; a title is some 80 characters. */
const LONGEST_PAGE_TITLE = 1000;

export type HtmlText = ReadLines & { pageTitle: string | null };

type Reader = {
  lines: SourceLine[];
  tooLong: LongLine[];
  words: string[];
  /** Characters in `words`: far beyond the longest line no more are gathered. */
  gathered: number;
  lineNumber: number;
  marker: LineMarker;
  level: number;
  lists: ('ul' | 'ol')[];
  /** Whether the open list item already gave a line: what follows is a continuation of it. */
  hasItemLine: boolean;
  /** The open row: for each cell the pieces of its text. */
  cells: string[][] | null;
  hasBlankBefore: boolean;
};

function gather(reader: Reader, text: string): void {
  if (reader.gathered > 2 * LONGEST_LINE) return;
  reader.words.push(text);
  reader.gathered += text.length;
}

function flush(reader: Reader, meter: Meter): void {
  meter.steps += 1;
  if (reader.words.length === 0) return;
  const full = cleanBlanks(reader.words.join(''));
  reader.words = [];
  reader.gathered = 0;
  if (full === '' || isTooLong(reader, full)) return;
  const isInItem = reader.lists.length > 0;
  const isFirstOfItem = reader.marker !== 'none';
  const marked = readMarker(full);
  // A list item may carry a typed bullet as well; a typed number in it ("1) ...") is part of the words.
  const text = isFirstOfItem && marked.marker === 'number' ? full : marked.text;
  const depth = Math.min(reader.lists.length, 20) * 2;
  reader.lines.push({
    number: reader.lineNumber,
    text: reader.level > 0 ? full : text,
    full,
    indent: isInItem && !isFirstOfItem ? depth + 2 : depth,
    marker: reader.level > 0 ? 'none' : isFirstOfItem ? reader.marker : marked.marker,
    level: reader.level,
    cells: null,
    hasBlankBefore: reader.hasBlankBefore,
  });
  if (isFirstOfItem) reader.hasItemLine = true;
  reader.marker = 'none';
  reader.hasBlankBefore = false;
}

function isTooLong(reader: Reader, full: string): boolean {
  if (full.length <= LONGEST_LINE) return false;
  reader.tooLong.push({ number: reader.lineNumber, full: full.slice(0, 200) });
  return true;
}

function endRow(reader: Reader): void {
  const cells = (reader.cells ?? []).map((pieces) => cleanBlanks(pieces.join(' ')));
  reader.cells = null;
  const full = cells.filter((cell) => cell !== '').join(' ');
  if (full === '' || isTooLong(reader, full)) return;
  reader.lines.push({
    number: reader.lineNumber,
    text: full,
    full,
    indent: 0,
    marker: 'none',
    level: 0,
    cells,
    hasBlankBefore: reader.hasBlankBefore,
  });
  reader.hasBlankBefore = false;
}

/** What stands between two cells without a tag of its own belongs to the cell before. */
function endCell(reader: Reader): void {
  reader.cells?.at(-1)?.push(reader.words.join(''));
  reader.words = [];
  reader.gathered = 0;
}

function openTag(reader: Reader, name: string, meter: Meter): void {
  if (reader.cells !== null && name !== 'tr' && name !== 'table') {
    if (name === 'td' || name === 'th') {
      endCell(reader);
      if (reader.cells.length < MOST_CELLS) reader.cells.push([]);
    } else if (name === 'br' || BLOCKS.has(name)) gather(reader, ' ');
    return;
  }
  if (name === 'br') {
    flush(reader, meter);
    return;
  }
  if (!BLOCKS.has(name)) return;
  if (reader.cells !== null) {
    endCell(reader);
    endRow(reader);
  } else flush(reader, meter);
  reader.level = /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
  if (name !== 'li' && name !== 'tr' && reader.lists.length === 0) reader.hasBlankBefore = true;
  if (name === 'ul' || name === 'ol') reader.lists.push(name);
  if (name === 'li') {
    reader.marker = reader.lists.at(-1) === 'ol' ? 'number' : 'bullet';
    reader.hasItemLine = false;
  }
  if (name === 'tr') reader.cells = [];
}

function closeTag(reader: Reader, name: string, meter: Meter): void {
  if (name === 'td' || name === 'th') {
    endCell(reader);
    return;
  }
  if (!BLOCKS.has(name)) return;
  if (reader.cells !== null) {
    if (name !== 'tr' && name !== 'table' && name !== 'tbody' && name !== 'thead') {
      gather(reader, ' ');
      return;
    }
    endCell(reader);
    endRow(reader);
    return;
  }
  flush(reader, meter);
  reader.level = 0;
  if (name === 'li') reader.marker = 'none';
  if (name === 'ul' || name === 'ol') reader.lists.pop();
}

export function readHtmlLines(html: string, meter: Meter): HtmlText {
  const reader: Reader = {
    lines: [],
    tooLong: [],
    words: [],
    gathered: 0,
    lineNumber: 1,
    marker: 'none',
    level: 0,
    lists: [],
    hasItemLine: false,
    cells: null,
    hasBlankBefore: true,
  };
  let skipped: string | null = null;
  let isPreformatted = false;
  let pageTitle: string | null = null;
  let open = '';
  let counted = 0;
  let newlines = 1;
  const seeLine = (offset: number): void => {
    for (; counted < offset; counted += 1) if (html.charCodeAt(counted) === 10) newlines += 1;
    if (reader.words.length === 0) reader.lineNumber = newlines;
  };
  const addText = (text: string, offset: number): void => {
    if (skipped === 'title' && (pageTitle?.length ?? 0) < LONGEST_PAGE_TITLE) {
      pageTitle = `${pageTitle ?? ''}${text.slice(0, LONGEST_PAGE_TITLE)}`;
    }
    if (skipped !== null || (reader.words.length === 0 && text.trim() === '')) return;
    seeLine(offset + text.length - text.trimStart().length);
    if (!isPreformatted) {
      gather(reader, text);
      return;
    }
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      if (reader.lines.length > MOST_LINES) return;
      gather(reader, text.slice(from, end));
      flush(reader, meter);
      from = end + 1;
    }
    gather(reader, text.slice(from));
  };
  const begin = (isSelfClosing: boolean): void => {
    meter.steps += 1;
    if (reader.lines.length > MOST_LINES) tokenizer.pause();
    if (skipped !== null) return;
    if (SKIPPED.has(open) && !isSelfClosing) skipped = open;
    else {
      if (open === 'pre') isPreformatted = true;
      openTag(reader, open, meter);
    }
  };
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
      ontext: (start, end) => addText(html.slice(start, end), start),
      ontextentity: (point, end) => addText(String.fromCodePoint(point), end),
      onopentagname: (start, end) => {
        open = html.slice(start, Math.min(end, start + 20)).toLowerCase();
      },
      onopentagend: () => begin(false),
      onselfclosingtag: () => begin(true),
      onclosetag: (start, end) => {
        meter.steps += 1;
        const name = html.slice(start, Math.min(end, start + 20)).toLowerCase();
        if (skipped !== null) {
          if (name === skipped) skipped = null;
          return;
        }
        if (name === 'pre') isPreformatted = false;
        closeTag(reader, name, meter);
      },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  if (reader.cells !== null) {
    endCell(reader);
    endRow(reader);
  } else flush(reader, meter);
  return {
    lines: reader.lines,
    tooLong: reader.tooLong,
    hasTooMany: reader.lines.length > MOST_LINES,
    pageTitle: pageTitle === null ? null : cleanBlanks(pageTitle),
  };
}
