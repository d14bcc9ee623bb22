import type { RawSection } from './outline.ts';
import { endsSentence, type SourceLine, wordCount } from './source-line.ts';
import type { ItemKind, SectionGroup, SectionItem } from './types.ts';

/** An item with what its place in the source says about nesting; the published items drop it. */
export type GroupItem = SectionItem & { indent: number };

export type Group = { heading: string | null; line: number; items: GroupItem[] };

/** What starts a group heading, for sections whose groups are a closed set; see group-keys.ts. */
export type HeadingTest = (text: string) => boolean;

const LONGEST_HEADING = 140;

function isListLine(line: SourceLine | undefined): boolean {
  return line !== undefined && line.marker !== 'none';
}

/** A short line that does not end like a sentence and stands over prose ("Role success definition"). */
function isProseHeading(line: SourceLine, next: SourceLine | undefined): boolean {
  if (line.full.length > 80 || wordCount(line.full) > 10 || /[.!?;:,]$/.test(line.full)) return false;
  if (next === undefined || next.cells !== null || next.level > 0) return false;
  return /^[\p{Lu}\d]/u.test(line.full) && (endsSentence(next.full) || next.full.length > 120);
}

function isHeading(line: SourceLine, next: SourceLine | undefined, isKnown: HeadingTest): boolean {
  if (line.cells !== null) return false;
  if (line.level > 0) return true;
  const isShort = line.full.length <= LONGEST_HEADING && !endsSentence(line.full);
  if (!isShort) return false;
  // Some serialisations make the heading one more bullet: only words of the closed set are believed there.
  if (line.marker !== 'none') {
    return (
      isKnown(line.text) && wordCount(line.text) <= 10 && next !== undefined && isKnown(next.text) === false
    );
  }
  if (line.indent > 1) return false;
  return isListLine(next) || isKnown(line.text) || isProseHeading(line, next);
}

function kindOf(line: SourceLine): ItemKind {
  switch (line.marker) {
    case 'number':
      return 'numbered';
    case 'bullet':
      return 'bullet';
    case 'dash':
      return 'dash';
    case 'none':
      return 'paragraph';
  }
}

/** A line that was broken inside a sentence by a hard wrap, and not by its meaning. */
function isWrapped(line: SourceLine, last: GroupItem): boolean {
  // The limit keeps joining linear where every line of a long text looks wrapped.
  return (
    !line.hasBlankBefore &&
    last.text.length < 1000 &&
    /^[\p{Ll}(]/u.test(line.text) &&
    !/[.!?:;]$/.test(last.text)
  );
}

function addLine(group: Group, line: SourceLine): void {
  const last = group.items.at(-1);
  if (line.marker === 'none' && last !== undefined && !line.hasBlankBefore && line.level === 0) {
    if (isWrapped(line, last)) {
      last.text = `${last.text} ${line.text}`;
      return;
    }
    if (last.kind !== 'paragraph' && line.indent > 1) {
      group.items.push({ line: line.number, kind: 'continuation', text: line.text, indent: line.indent });
      return;
    }
  }
  group.items.push({ line: line.number, kind: kindOf(line), text: line.text, indent: line.indent });
}

/**
 * Reads a section as headings with flat lists. No depth is invented: children stay beside their parent in
 * the order of the source. Rows of tables are not looked at here.
 */
export function readGroups(section: RawSection, isKnown: HeadingTest = () => false): Group[] {
  const groups: Group[] = [];
  const lines = section.lines.filter((line) => line.cells === null);
  let current: Group | null = null;
  lines.forEach((line, index) => {
    if (isHeading(line, lines[index + 1], isKnown)) {
      current = { heading: line.level > 0 ? line.full : line.text, line: line.number, items: [] };
      groups.push(current);
      return;
    }
    if (current === null) {
      current = { heading: null, line: line.number, items: [] };
      groups.push(current);
    }
    addLine(current, line);
  });
  return groups;
}

/** Items at the level of the list itself: neither dashes nor continuations under an item. */
export function isListItem(item: GroupItem): boolean {
  return item.kind === 'numbered' || item.kind === 'bullet';
}

export function publishGroups(groups: readonly Group[]): SectionGroup[] {
  return groups.map(({ heading, line, items }) => ({
    heading,
    line,
    items: items.map(({ line: itemLine, kind, text }) => ({ line: itemLine, kind, text })),
  }));
}
