import { isSkillHeading, skillKey } from './group-keys.ts';
import { type Group, type GroupItem, readGroups } from './groups.ts';
import { markUnsure, type Notes } from './notes.ts';
import type { RawSection } from './outline.ts';
import { endsSentence, wordCount } from './source-line.ts';
import type { CriticalityLevel, LabelledText, SkillDetail, TechnicalSkill } from './types.ts';

const LEVELS: readonly (readonly [CriticalityLevel, RegExp])[] = [
  ['critical', /\b(?:critical|must[- ]have|essential|mandatory|required)\b/i],
  ['important', /\bimportant\b/i],
  ['optional', /\b(?:optional|nice[- ]to[- ]have|good[- ]to[- ]have)\b/i],
  ['context_specific', /\bcontext[- ](?:specific|dependent)\b/i],
];

/** Cheap, since most brackets hold none of the words. */
const LEVEL = /crit|must|essen|mand|requ|impo|opti|nice|good|cont/i;

/** Labels of the lines under a skill; others are recognised because they recur in the section. */
const DETAIL_LABEL =
  /^(?:description|use|uses|use cases?|usage|typical (?:use|usage|tools?)|why(?: it matters)?|examples?|tools?|how (?:it|used)[^:]{0,30}|shows up as|on the job|in practice|strong performance|what good looks like|depth|level|notes?)\s*:/i;

/** The first criticality word of the raw words, mapped. */
export function criticalityLevel(raw: string | null): CriticalityLevel | null {
  if (raw === null || !LEVEL.test(raw)) return null;
  let first: CriticalityLevel | null = null;
  let at = Number.POSITIVE_INFINITY;
  for (const [level, pattern] of LEVELS) {
    const index = raw.search(pattern);
    if (index >= 0 && index < at) {
      at = index;
      first = level;
    }
  }
  return first;
}

type Bracket = { start: number; end: number };

/** The top-level brackets of a line, in order; an unclosed one is none. */
function brackets(text: string): Bracket[] {
  const found: Bracket[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '(') {
      if (depth === 0) start = index;
      depth += 1;
    } else if (text[index] === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ start, end: index });
    }
  }
  return found;
}

type SkillLine = { name: string; criticality: string | null; rest: string };

/** `Name (Criticality)`, where names hold brackets too: the last bracket with a criticality word counts. */
export function readSkillLine(text: string): SkillLine {
  const bracket = brackets(text).findLast(
    ({ start, end }) =>
      /^\s*(?:$|[:–—-])/.test(text.slice(end + 1)) && criticalityLevel(text.slice(start + 1, end)) !== null,
  );
  if (bracket !== undefined) {
    const rest = text.slice(bracket.end + 1).replace(/^\s*[:–—-]*\s*/, '');
    return {
      name: text.slice(0, bracket.start).trim(),
      criticality: text.slice(bracket.start + 1, bracket.end).trim(),
      rest,
    };
  }
  const dash = Math.max(text.lastIndexOf(' – '), text.lastIndexOf(' — '), text.lastIndexOf(' - '));
  const tail = dash > 0 ? text.slice(dash + 3).trim() : '';
  if (tail !== '' && wordCount(tail) <= 5 && LEVELS.some(([, word]) => tail.search(word) === 0)) {
    return { name: text.slice(0, dash).trim(), criticality: tail, rest: '' };
  }
  return { name: text.replace(/\s*:$/, ''), criticality: null, rest: '' };
}

export function readLabel(text: string, line: number): LabelledText {
  const match = /^([^:.]{1,40}):\s+(?=\S)/.exec(text);
  if (match === null) return { label: null, text, line };
  return { label: match[1] ?? null, text: text.slice(match[0].length), line };
}

/** Labels that stand at the start of several lines of the section: they name fields, not skills. */
function recurringLabels(groups: readonly Group[]): Set<string> {
  const counts = new Map<string, number>();
  for (const group of groups) {
    for (const item of group.items) {
      const { label } = readLabel(item.text, item.line);
      if (label !== null) counts.set(label.toLowerCase(), (counts.get(label.toLowerCase()) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([label]) => label));
}

function isDetail(item: GroupItem, listIndent: number, labels: Set<string>): boolean {
  if (item.kind === 'dash' || item.kind === 'continuation' || item.indent > listIndent + 1) return true;
  return isLabelled(item, labels);
}

function isLabelled(item: GroupItem, labels: Set<string>): boolean {
  if (DETAIL_LABEL.test(item.text)) return true;
  if (readSkillLine(item.text).criticality !== null) return false;
  const { label } = readLabel(item.text, item.line);
  return label !== null && labels.has(label.toLowerCase());
}

/** Where each skill is a heading of its own, the lines under it are all labelled. */
function headingAsSkill(group: Group, labels: Set<string>): GroupItem | null {
  const [first] = group.items;
  if (group.heading === null || first === undefined || !isLabelled(first, labels)) return null;
  return { line: group.line, kind: 'bullet', text: group.heading.replace(/^\d{1,2}[.)] /, ''), indent: 0 };
}

export type SkillBlock = { item: GroupItem; details: GroupItem[] };

/** Cuts a flat list into skills with the lines under each, which may be indented or equal bullets. */
export function readBlocks(group: Group, labels: Set<string>, notes: Notes): SkillBlock[] {
  const heading = headingAsSkill(group, labels);
  if (heading !== null) return [{ item: heading, details: group.items }];
  const blocks: SkillBlock[] = [];
  const listIndent = group.items.find((item) => item.kind !== 'paragraph')?.indent ?? 0;
  for (const item of group.items) {
    const last = blocks.at(-1);
    if (item.kind === 'paragraph' && (last === undefined || endsSentence(item.text))) {
      notes.leftOut.push({ line: item.line, text: item.text, reason: 'Prose between the items of a list.' });
    } else if (last !== undefined && isDetail(item, listIndent, labels)) last.details.push(item);
    else blocks.push({ item, details: [] });
  }
  return blocks;
}

export type Skills = { byGroup: Record<string, TechnicalSkill[]>; details: SkillDetail[] };

/** Section 8. */
export function readTechnicalSkills(section: RawSection | null, notes: Notes): Skills {
  const byGroup: Record<string, TechnicalSkill[]> = {};
  const details: SkillDetail[] = [];
  const groups = section === null ? [] : readGroups(section, isSkillHeading);
  const labels = recurringLabels(groups);
  let key = 'general';
  for (const group of groups) {
    if (headingAsSkill(group, labels) === null) key = skillKey(group.heading);
    for (const block of readBlocks(group, labels, notes)) {
      const { name, criticality, rest } = readSkillLine(block.item.text);
      const skills = byGroup[key] ?? [];
      byGroup[key] = skills;
      const where = `technical_skills.${key}[${skills.length}]`;
      skills.push({ name, criticality });
      const { line } = block.item;
      if (criticality === null) {
        markUnsure(notes, where, line, block.item.text, 'No criticality stands behind this skill.');
      }
      const own = rest === '' ? [] : [readLabel(rest, line)];
      details.push({
        group: key,
        name,
        level: criticalityLevel(criticality),
        line,
        details: [...own, ...block.details.map((item) => readLabel(item.text, item.line))],
      });
    }
  }
  return { byGroup, details };
}

/** Section 9: names with lines such as "Why it matters" under each. */
export function readSoftSkills(section: RawSection | null, notes: Notes): SkillDetail[] {
  const groups = section === null ? [] : readGroups(section);
  const labels = recurringLabels(groups);
  return groups.flatMap((group) => {
    const blocks = readBlocks(group, labels, notes);
    const areBare = blocks.every((block) => block.details.length === 0);
    return blocks.map(({ item, details }): SkillDetail => {
      // "Ownership: sees things through" in one line, where no lines stand below.
      const inline = areBare ? readLabel(item.text, item.line) : { label: null, text: '', line: item.line };
      return {
        group: 'soft',
        name: inline.label ?? item.text.replace(/\s*:$/, ''),
        level: null,
        line: item.line,
        details: [
          ...(inline.label === null ? [] : [{ label: null, text: inline.text, line: item.line }]),
          ...details.map((detail) => readLabel(detail.text, detail.line)),
        ],
      };
    });
  });
}
