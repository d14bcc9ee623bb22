import { Tokenizer } from 'htmlparser2';
import type { Meter } from './meter.ts';
import { cleanBlanks, readMarker, type SourceLine } from './source-line.ts';
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

export type HtmlText = { lines: SourceLine[]; pageTitle: string | null };

type Reader = {
  lines: SourceLine[];
  words: string[];
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

function flush(reader: Reader, meter: Meter): void {
  const full = cleanBlanks(reader.words.join(''));
  reader.words = [];
  meter.steps += 1;
  if (full === '') return;
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

function endRow(reader: Reader): void {
  const cells = (reader.cells ?? []).map((pieces) => cleanBlanks(pieces.join(' ')));
  reader.cells = null;
  const full = cells.filter((cell) => cell !== '').join(' ');
  if (full === '') return;
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
}

function openTag(reader: Reader, name: string, meter: Meter): void {
  if (reader.cells !== null && name !== 'tr' && name !== 'table') {
    if (name === 'td' || name === 'th') {
      endCell(reader);
      reader.cells.push([]);
    } else if (name === 'br' || BLOCKS.has(name)) reader.words.push(' ');
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
      reader.words.push(' ');
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
    words: [],
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
    if (skipped === 'title') pageTitle = `${pageTitle ?? ''}${text}`;
    if (skipped !== null || (reader.words.length === 0 && text.trim() === '')) return;
    seeLine(offset + text.length - text.trimStart().length);
    if (!isPreformatted) reader.words.push(text);
    else
      text.split('\n').forEach((part, index) => {
        if (index > 0) flush(reader, meter);
        reader.words.push(part);
      });
  };
  const begin = (isSelfClosing: boolean): void => {
    meter.steps += 1;
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
  return { lines: reader.lines, pageTitle: pageTitle === null ? null : cleanBlanks(pageTitle) };
}
