import { markUnsure, type Notes } from './notes.ts';
import type { RawSection } from './outline.ts';
import type { Mission } from './types.ts';

type Part = 'core' | 'importance' | 'outcomes';

const LABELS: readonly (readonly [Part, RegExp])[] = [
  ['core', /^(?:core |role )?mission(?: statement)?\b[^:]{0,40}:/i],
  ['importance', /^(?:strategic importance|why (?:this role|it) matters|importance)\b[^:]{0,40}:/i],
  ['outcomes', /^(?:primary |key |expected |core )*(?:business )?outcomes\b[^:]{0,40}:/i],
];

const HEADINGS: readonly (readonly [Part, RegExp])[] = [
  ['core', /^(?:core |role )?mission(?: statement)?$/i],
  ['importance', /^strategic importance$/i],
  ['outcomes', /^(?:primary |key |expected |core )*(?:business )?outcomes(?: expected)?$/i],
];

/** Outcomes stand in one line, joined by an en dash with spaces; a hyphen never joins them. */
export function splitAtDashes(text: string): string[] {
  return text
    .split(/(?:^| )[–] /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A piece that goes on in lower case beside pieces in upper case may be half of a sentence. */
export function hasDoubtfulDash(parts: readonly string[]): boolean {
  return parts.slice(1).some((part) => /^\p{Ll}/u.test(part)) && parts.some((part) => /^\p{Lu}/u.test(part));
}

/** Section 2: three labels, each with its text on the same or on the next lines. */
export function readMission(section: RawSection | null, notes: Notes): Mission {
  const prose: Record<'core' | 'importance', string[]> = { core: [], importance: [] };
  const outcomes: string[] = [];
  let part: Part = 'core';
  for (const line of section?.lines ?? []) {
    const label = LABELS.find(([, pattern]) => pattern.test(line.text));
    const heading = HEADINGS.find(([, pattern]) => pattern.test(line.text));
    part = label?.[0] ?? heading?.[0] ?? part;
    const rest = heading !== undefined ? '' : label === undefined ? line.text : afterLabel(line.text);
    if (rest === '') continue;
    if (part !== 'outcomes') {
      prose[part].push(rest);
      continue;
    }
    // A line that is itself an item is not split again: its dashes are part of its sentence.
    const isItem = label === undefined && line.marker !== 'none' && line.marker !== 'dash';
    const pieces = isItem ? [rest] : splitAtDashes(rest);
    if (hasDoubtfulDash(pieces)) {
      const where = `mission.outcomes[${outcomes.length}]`;
      markUnsure(notes, where, line.number, line.text, 'A dash here may join outcomes or stand inside one.');
    }
    outcomes.push(...pieces);
  }
  const join = (lines: string[]): string | null => (lines.length === 0 ? null : lines.join(' '));
  return { core: join(prose.core), strategic_importance: join(prose.importance), outcomes };
}

function afterLabel(text: string): string {
  return text.slice(text.indexOf(':') + 1).trim();
}
