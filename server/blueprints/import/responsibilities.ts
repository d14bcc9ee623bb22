import { isResponsibilityHeading, responsibilityKey } from './group-keys.ts';
import { type Group, readGroups } from './groups.ts';
import type { Notes } from './notes.ts';
import type { RawSection } from './outline.ts';

function addTo(record: Record<string, string[]>, key: string, items: readonly string[]): void {
  record[key] = [...(record[key] ?? []), ...items];
}

/** Flat items of a group; prose between them is kept in the sections and noted. */
export function itemTexts(group: Group, notes: Notes): string[] {
  const texts: string[] = [];
  for (const item of group.items) {
    if (item.kind === 'continuation' && texts.length > 0) texts[texts.length - 1] += ` ${item.text}`;
    else if (item.kind === 'paragraph') {
      notes.leftOut.push({ line: item.line, text: item.text, reason: 'Prose between the items of a list.' });
    } else texts.push(item.text);
  }
  return texts;
}

/** Section 3: lists by kind of responsibility, keys by what the heading starts with. */
export function readResponsibilities(section: RawSection | null, notes: Notes): Record<string, string[]> {
  const record: Record<string, string[]> = {};
  if (section === null) return record;
  for (const group of readGroups(section, isResponsibilityHeading)) {
    const texts = itemTexts(group, notes);
    if (texts.length > 0) addTo(record, responsibilityKey(group.heading), texts);
  }
  return record;
}
