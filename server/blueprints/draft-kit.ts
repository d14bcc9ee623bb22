import { emptyKit } from '#server/blueprints/rules.ts';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import { type KitDraft, kitKey } from '#shared/kit.ts';
import { mostRounds } from '#shared/kit-proposals.ts';

const keyed = <Item extends object>(prefix: string, items: readonly Item[]): (Item & { key: string })[] =>
  items.map((item, index) => ({ ...item, key: `${prefix}-${index + 1}` }));

const line = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 500);

/** Minutes as a kit holds them: what the document says, or an hour where it says nothing. */
function minutesOf(min: number | null, max: number | null): { min: number; max: number } {
  const clamp = (minutes: number): number => Math.min(480, Math.max(5, minutes));
  const low = clamp(min ?? max ?? 60);
  return { min: low, max: Math.max(low, clamp(max ?? low)) };
}

/**
 * What a role document says outright, as the beginning of a kit: its dimensions with the top anchor, exercises with
 * minutes, signals, red flags, responsibilities, deliverables and KPIs. What has to be drawn from it is a proposal
 * (`proposeFrom`). Weights are equal and bars 3 until a person says otherwise.
 */
export function draftKit(document: RoleDocument): KitDraft {
  const kit = emptyKit(document.title);
  const dimensionKeys: string[] = [];
  const exerciseKeys: string[] = [];
  const newKey = (name: string, keys: string[]): string => {
    const key = kitKey(name, keys);
    keys.push(key);
    return key;
  };
  const exercises = document.exercises
    .filter(({ name }) => name.trim() !== '')
    .map((exercise) => ({
      key: newKey(exercise.name, exerciseKeys),
      name: line(exercise.name),
      minutes: minutesOf(exercise.minutesMin, exercise.minutesMax),
      brief: exercise.details.join('\n').slice(0, 4000),
      materials: [],
      dimensions: [],
      prompts: [],
    }));
  return {
    ...kit,
    mission: document.mission,
    responsibilities: keyed(
      'responsibility',
      document.responsibilities.filter(({ text }) => text.trim() !== ''),
    ),
    deliverables: keyed(
      'deliverable',
      document.deliverables.filter((text) => text.trim() !== '').map((text) => ({ text })),
    ),
    kpis: keyed(
      'kpi',
      document.kpis
        .filter(({ name }) => name.trim() !== '')
        .map(({ name, measures, target, frequency }) => ({
          name: line(name),
          measures: line(measures) || 'not said',
          target: line(target) || 'not said',
          frequency: line(frequency) || 'not said',
        })),
    ),
    background: document.background
      .map(line)
      .filter((text) => text !== '')
      .slice(0, 100),
    dimensions: document.dimensions
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, anchorTop, evidence }) => ({
        key: newKey(name, dimensionKeys),
        name: line(name),
        covers: evidence === '' ? '' : `Usually seen in: ${evidence}.`,
        anchors: ['', '', '', '', anchorTop],
        weight: 1,
        weightReason: null,
        bar: 3,
        mustHave: null,
        traces: [],
      })),
    exercises,
    signals: keyed('signal', [
      ...document.strongSignals.map((text) => ({
        dimension: null,
        leaning: 'strong' as const,
        text: line(text),
      })),
      ...document.weakSignals.map((text) => ({
        dimension: null,
        leaning: 'weak' as const,
        text: line(text),
      })),
    ]).filter(({ text }) => text !== ''),
    redFlags: keyed(
      'red-flag',
      document.redFlags.map((text) => ({ dimension: null, text: line(text) })),
    ).filter(({ text }) => text !== ''),
    rounds: exercises.slice(0, mostRounds).map(({ key, name, minutes }) => ({
      key,
      name,
      exercise: key,
      minutes: minutes.max,
      dimensions: [],
      interviewers: 1,
    })),
  };
}
