import type { Group, GroupItem } from './groups.ts';
import { markUnsure, type Notes } from './notes.ts';
import { endsSentence } from './source-line.ts';
import type { Exercise } from './types.ts';

export type Duration = { minutesMin: number; minutesMax: number; text: string };

type Heading = { name: string; duration: Duration | null; rest: string };

const FIGURE = '(\\d{1,3}(?:\\.\\d{1,2})?)';
const UNIT = '(minutes?|mins?|min\\.|m|hours?|hrs?|hr\\.|h)';
/** "60–90 minutes", "1.5 hours", "30 to 45 min", "90-minute"; a unit of its own may follow the first figure. */
const DURATION = new RegExp(
  `(?<![\\d.])${FIGURE}(?: ?${UNIT})?(?: ?(?:[-–—]|to) ?${FIGURE})? ?-?${UNIT}(?![\\p{L}])`,
  'iu',
);

function inMinutes(figure: string, unit: string): number {
  return Math.round(Number(figure) * (/^h/i.test(unit) ? 60 : 1));
}

/** The minutes that a text names; `text` is given back whole, since words in it ("take-home") are facts. */
export function readDuration(text: string): Duration | null {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const [, low, lowUnit, high, unit] = match;
  if (low === undefined || unit === undefined) return null;
  const minutesMin = inMinutes(low, lowUnit ?? unit);
  const minutesMax = high === undefined ? minutesMin : inMinutes(high, unit);
  return { minutesMin: Math.min(minutesMin, minutesMax), minutesMax: Math.max(minutesMin, minutesMax), text };
}

/** `Name (60–90 minutes)`, perhaps with a colon and details behind it, or `Name – 60 minutes`. */
export function readExerciseHeading(text: string): Heading {
  if (!/\d/.test(text)) return { name: text.replace(/\s*:$/, ''), duration: null, rest: '' };
  let close = text.indexOf(')');
  for (let tried = 0; close >= 0 && close <= 300 && tried < 8; close = text.indexOf(')', close + 1)) {
    tried += 1;
    const open = text.lastIndexOf('(', close);
    if (open <= 0) continue;
    const duration = readDuration(text.slice(open + 1, close));
    const after = text.slice(close + 1);
    // A figure in the brackets of a sentence ("a spike (30 minutes) of errors") is no heading.
    if (duration !== null && /^\s*(?:$|[:.–—-])/.test(after)) {
      return { name: text.slice(0, open).trim(), duration, rest: after.replace(/^\s*[:.–—-]*\s*/, '') };
    }
  }
  const tail = /^(.{3,100}?)(?:\s[–—-]|[:,])\s+([^:]{1,40})$/.exec(text);
  const duration = tail === null ? null : readDuration(tail[2] ?? '');
  if (tail !== null && duration !== null && /^[^.]*$/.test(tail[2] ?? '')) {
    return { name: (tail[1] ?? '').trim(), duration, rest: '' };
  }
  return { name: text.replace(/\s*:$/, ''), duration: null, rest: '' };
}

function newExercise(heading: Heading): Exercise {
  return {
    name: heading.name,
    minutes_min: heading.duration?.minutesMin ?? null,
    minutes_max: heading.duration?.minutesMax ?? null,
    duration_text: heading.duration?.text ?? null,
    details: heading.rest === '' ? [] : [heading.rest],
  };
}

/**
 * An item without a duration starts an exercise only where nesting shows it: it stands at list level while
 * others have lines below them, or it is numbered. Beside equal bullets it is a detail of the one before.
 */
function startsExercise(
  item: GroupItem,
  listIndent: number,
  hasNesting: boolean,
  duration: Duration | null,
): boolean {
  if (item.kind === 'dash' || item.kind === 'continuation' || item.indent > listIndent + 1) return false;
  return (
    duration !== null ||
    item.kind === 'numbered' ||
    (hasNesting && item.kind === 'bullet' && !endsSentence(item.text))
  );
}

export function readExercises(group: Group, notes: Notes): Exercise[] {
  const exercises: Exercise[] = [];
  const listItems = group.items.filter((item) => item.kind !== 'paragraph');
  const listIndent = listItems[0]?.indent ?? 0;
  const hasNesting = listItems.some(
    (item) => item.kind === 'dash' || item.kind === 'continuation' || item.indent > listIndent + 1,
  );
  const hasDurations = listItems.some((item) => readExerciseHeading(item.text).duration !== null);
  for (const item of group.items) {
    const heading = readExerciseHeading(item.text);
    const last = exercises.at(-1);
    const isStart =
      startsExercise(item, listIndent, hasNesting, heading.duration) ||
      (!hasDurations && item.kind === 'bullet' && !hasNesting);
    if (isStart) {
      if (heading.duration === null) {
        const where = `section19.exercises[${exercises.length}]`;
        markUnsure(notes, where, item.line, item.text, 'No minutes stand behind this exercise.');
      }
      exercises.push(newExercise(heading));
    } else if (last !== undefined) last.details.push(item.text);
    else notes.leftOut.push({ line: item.line, text: item.text, reason: 'Prose before the first exercise.' });
  }
  return exercises;
}
