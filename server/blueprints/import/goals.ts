import { goalKey, isGoalHeading } from './group-keys.ts';
import { readGroups } from './groups.ts';
import type { Notes } from './notes.ts';
import type { RawSection } from './outline.ts';
import { itemTexts } from './responsibilities.ts';

/**
 * Section 6: goals by period. Parents that end in ":" stay beside their children, in the flat order of the
 * source. Groups without a period ("What high performance looks like") are in the sections only.
 */
export function readGoals(section: RawSection | null, notes: Notes): Record<string, string[]> {
  const goals: Record<string, string[]> = {};
  if (section === null) return goals;
  for (const group of readGroups(section, isGoalHeading)) {
    const key = goalKey(group.heading);
    if (key !== null) goals[key] = [...(goals[key] ?? []), ...itemTexts(group, notes)];
  }
  return goals;
}
