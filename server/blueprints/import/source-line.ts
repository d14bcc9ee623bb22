import type { LineMarker } from './types.ts';

/** One non-blank line of the document, whatever it was serialised in. */
export type SourceLine = {
  /** Line of the decoded source, from 1. */
  number: number;
  /** The words without list marker and inline markup, runs of blanks made one space. */
  text: string;
  /** As `text`, with the list marker as written in front. */
  full: string;
  indent: number;
  marker: LineMarker;
  /** Heading level 1-6, 0 for what is not marked as a heading. */
  level: number;
  /** The cells of a table row whose boundaries the source still holds. */
  cells: string[] | null;
  hasBlankBefore: boolean;
};

/** A line that was not read, with the beginning of its text. */
export type LongLine = Pick<SourceLine, 'number' | 'full'>;

export type ReadLines = {
  lines: SourceLine[];
  tooLong: LongLine[];
  /** The document holds more lines than are read. */
  hasTooMany: boolean;
};

const BULLETS = '•·◦▪▫‣⁃∙●○■□➢➤►▶✓✔';

/** Zero-width characters and soft hyphens never carry meaning here; other blanks become spaces. */
export function cleanBlanks(text: string): string {
  // Most lines hold nothing but single spaces.
  if (!/[\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]| {2}|[^\S ]/.test(text)) return text.trim();
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .trim();
}

type Marked = { marker: LineMarker; text: string };

/** Reads the list marker off the start of a line: a bullet, "12." or "12)", or a dash for a sub-line. */
export function readMarker(text: string): Marked {
  const first = text[0] ?? '';
  const second = text[1] ?? '';
  if (BULLETS.includes(first) && text.length > 1) return { marker: 'bullet', text: text.slice(1).trim() };
  if (second === ' ') {
    if (first === '-' || first === '*' || first === '+' || first === '\ufffd') {
      return { marker: 'bullet', text: text.slice(2).trim() };
    }
    if (first === '–' || first === '—') return { marker: 'dash', text: text.slice(2).trim() };
  }
  const numbered = /^\d{1,3}[.)] (?=\S)/.exec(text);
  if (numbered !== null) return { marker: 'number', text: text.slice(numbered[0].length).trim() };
  return { marker: 'none', text };
}

export function indentOf(raw: string): number {
  let indent = 0;
  for (const character of raw) {
    if (character === ' ' || character === '\u00a0') indent += 1;
    else if (character === '\t') indent += 4;
    else break;
  }
  return indent;
}

/** Cells pasted from a browser are separated by tabs. */
export function tabCells(raw: string): string[] | null {
  const trimmed = raw.trim();
  if (!trimmed.includes('\t') || /^(?:\d{1,3}[.)]|[^\w\s])\t/.test(trimmed)) return null;
  const cells = trimmed.split('\t').map(cleanBlanks);
  return cells.length >= 2 && cells.length <= 40 ? cells : null;
}

export function wordCount(text: string): number {
  return text === '' ? 0 : text.split(' ').length;
}

/** Ends like a sentence, brackets and quotes after the stop allowed. */
export function endsSentence(text: string): boolean {
  return /[.!?…][)\]”"’']*$/.test(text);
}
