import { readExerciseHeading, readExercises } from './exercises.ts';
import { isSection19Heading, type Section19Part, section19Part } from './group-keys.ts';
import { type Group, isListItem, readGroups } from './groups.ts';
import { hasDoubtfulDash, splitAtDashes } from './mission.ts';
import { markUnsure, type Notes } from './notes.ts';
import type { RawSection } from './outline.ts';
import { itemTexts } from './responsibilities.ts';
import { endsSentence, wordCount } from './source-line.ts';
import type { AssessmentArea, Exercise, Scorecard, Section19 } from './types.ts';

type AreaDraft = AssessmentArea & { line: number };

/** A name in a flat list: short, and not a sentence. */
function looksLikeName(text: string): boolean {
  return wordCount(text) <= 9 && !endsSentence(text) && !text.endsWith(';');
}

/** `Name – probe – probe` in one line, or a name with its probes on lines of their own. */
function readAreas(group: Group, notes: Notes): AssessmentArea[] {
  const drafts: AreaDraft[] = [];
  const listItems = group.items.filter(isListItem);
  const listIndent = listItems[0]?.indent ?? 0;
  const atLevel = listItems.filter((item) => item.indent <= listIndent + 1);
  const isNumbered = atLevel.some((item) => item.kind === 'numbered');
  const isFlat =
    !isNumbered &&
    group.items.every((item) => isListItem(item) && item.indent <= listIndent + 1) &&
    atLevel.some((item) => looksLikeName(item.text)) &&
    atLevel.some((item) => endsSentence(item.text));
  for (const item of group.items) {
    const last = drafts.at(-1);
    const isBelow =
      !isListItem(item) || item.indent > listIndent + 1 || (isNumbered && item.kind === 'bullet');
    const isProbe = isBelow || (isFlat && !looksLikeName(item.text));
    if (isProbe && last !== undefined) {
      if (item.kind === 'continuation' && last.probes.length > 0 && /^\p{Ll}/u.test(item.text)) {
        last.probes[last.probes.length - 1] += ` ${item.text}`;
      } else last.probes.push(...splitAtDashes(item.text));
      continue;
    }
    if (item.kind === 'paragraph') {
      notes.leftOut.push({ line: item.line, text: item.text, reason: 'Prose before the first area.' });
      continue;
    }
    const pieces = splitAtDashes(item.text);
    if (hasDoubtfulDash(pieces.slice(1))) {
      const where = `section19.assessment_areas[${drafts.length}]`;
      markUnsure(notes, where, item.line, item.text, 'A dash here may join probes or stand inside one.');
    }
    drafts.push({
      name: (pieces[0] ?? item.text).replace(/\s*:$/, ''),
      probes: pieces.slice(1),
      line: item.line,
    });
  }
  splitAtColons(drafts);
  drafts.forEach((draft, index) => {
    if (draft.probes.length > 0) return;
    const where = `section19.assessment_areas[${index}]`;
    markUnsure(notes, where, draft.line, draft.name, 'No probe stands behind this area.');
  });
  return drafts.map(({ name, probes }) => ({ name, probes }));
}

/** "Name: probe" in one line, believed only if most of the areas are written so and none has probes. */
function splitAtColons(drafts: AreaDraft[]): void {
  if (drafts.some((draft) => draft.probes.length > 0)) return;
  const splits = drafts.map((draft) => /^([^:.?]{2,70}): +(\S.*)$/.exec(draft.name));
  if (splits.filter((split) => split !== null).length * 2 <= drafts.length) return;
  drafts.forEach((draft, index) => {
    const split = splits[index];
    if (split === null || split === undefined) return;
    draft.name = split[1] ?? draft.name;
    draft.probes = [split[2] ?? ''];
  });
}

export function emptyScorecard(): Scorecard {
  return {
    heading: null,
    scale_note: null,
    scale_min: null,
    scale_max: null,
    table_header: [],
    anchor_column: null,
    dimensions: [],
  };
}

/** Section 19 but for the scorecard table, which is read by scorecard.ts. */
export function readSection19(section: RawSection | null, scorecard: Scorecard, notes: Notes): Section19 {
  const found: Record<Exclude<Section19Part, 'scorecard' | 'areas' | 'exercises'>, string[]> = {
    strong: [],
    weak: [],
    red_flags: [],
  };
  const areas: AssessmentArea[] = [];
  const exercises: Exercise[] = [];
  let part: Section19Part | null = null;
  for (const group of section === null ? [] : readGroups(section, isSection19Heading)) {
    const own = isTimed(group.heading) ? null : section19Part(group.heading);
    // A heading below exercises or areas that is none of the six names one of them ("Exercise A (30 minutes)").
    const isNested: boolean =
      own === null && group.heading !== null && (part === 'exercises' || part === 'areas');
    part = isNested ? part : own;
    const items = isNested
      ? [
          { line: group.line, kind: 'numbered' as const, text: group.heading ?? '', indent: 0 },
          ...group.items.map(deepen),
        ]
      : group.items;
    const whole: Group = { ...group, items };
    if (part === 'areas') areas.push(...readAreas(whole, notes));
    else if (part === 'exercises') exercises.push(...readExercises(whole, notes));
    else if (part === 'scorecard') continue;
    else if (part !== null) found[part].push(...itemTexts(whole, notes));
    else leaveOutGroup(group, notes);
  }
  return {
    assessment_areas: areas,
    exercises,
    strong_signals: found.strong,
    weak_signals: found.weak,
    red_flags: found.red_flags,
    counts: {
      assessment_areas: areas.length,
      exercises: exercises.length,
      strong_signals: found.strong.length,
      weak_signals: found.weak.length,
      red_flags: found.red_flags.length,
      scorecard_dimensions: scorecard.dimensions.length,
    },
    scorecard,
  };
}

/** "Case study: pricing (60 minutes)" as a heading names one exercise. */
function isTimed(heading: string | null): boolean {
  return heading !== null && readExerciseHeading(heading).duration !== null;
}

function deepen(item: Group['items'][number]): Group['items'][number] {
  return { ...item, indent: item.indent + 4 };
}

function leaveOutGroup(group: Group, notes: Notes): void {
  const reason = 'Not one of the groups of the hiring section.';
  if (group.heading !== null) notes.leftOut.push({ line: group.line, text: group.heading, reason });
  for (const item of group.items) notes.leftOut.push({ line: item.line, text: item.text, reason });
}
