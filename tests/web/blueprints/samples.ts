import type { z } from 'zod';
import type { DocumentReading } from '#shared/blueprint-document.ts';
import {
  type Blueprint,
  type Draft,
  getBlueprint,
  getBlueprintVersion,
  getDraft,
} from '#shared/blueprints.ts';
import { Kit, type KitDraft } from '#shared/kit.ts';
import { Proposal } from '#shared/kit-proposals.ts';

export const blueprintId = '01939a00-0000-7000-8000-000000000500';
export const draftPath = `/api/v1/blueprints/${blueprintId}/draft`;
const author = { id: '01939a00-0000-7000-8000-000000000001', name: 'Ana Costa' };

/** A small kit that can be published as it is: two dimensions, one exercise, two rounds. */
export function aKit(given: Partial<KitDraft> = {}): KitDraft {
  const dimension = (key: string, name: string, traces: string[]): KitDraft['dimensions'][number] => ({
    key,
    name,
    covers: `What ${name} is about.`,
    anchors: ['one', 'two', 'three', 'four', 'five'],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave: null,
    traces,
  });
  const round = (key: string, name: string): KitDraft['rounds'][number] => ({
    key,
    name,
    exercise: 'walk-through',
    minutes: 45,
    dimensions: ['reliability', 'planning'],
    interviewers: 1,
  });
  return {
    title: 'Night Porter',
    mission: 'The house is safe and quiet until morning.',
    responsibilities: [
      { key: 'doors', group: 'Operational', text: 'Check every door at midnight.' },
      { key: 'rota', group: 'Operational', text: 'Plan the rota a month ahead.' },
    ],
    deliverables: [],
    kpis: [],
    background: [],
    redFlags: [],
    dimensions: [
      dimension('reliability', 'Reliability', ['doors']),
      dimension('planning', 'Planning', ['rota']),
    ],
    exercises: [
      {
        key: 'walk-through',
        name: 'Walk-through',
        minutes: { min: 45, max: 45 },
        brief: 'Walk through the house on paper.',
        materials: [],
        dimensions: ['reliability', 'planning'],
        prompts: [],
      },
    ],
    signals: [],
    rounds: [round('first', 'First round'), round('second', 'Second round')],
    ...given,
  };
}

/** The same with a dimension that nothing shows and nothing scores. */
export function aKitWithoutRoundFor(name: string): KitDraft {
  const kit = aKit();
  const [first] = kit.dimensions;
  if (first === undefined) throw new Error('the sample kit has dimensions');
  return { ...kit, dimensions: [...kit.dimensions, { ...first, key: 'composure', name }] };
}

export function aDraft(given: Partial<z.input<typeof getDraft.reply>> = {}): Draft {
  return getDraft.reply.parse({
    number: 1,
    kit: aKit(),
    proposals: [],
    changedDimensions: [],
    changedAt: '2026-11-20T09:00:00Z',
    version: 7,
    ...given,
  });
}

export function aProposal(given: Record<string, unknown>): Proposal {
  return Proposal.parse({ because: 'Something in the document', ...given });
}

type Version = { number: number; isPublished: boolean; note?: string };

export function aBlueprint(versions: readonly Version[]): Blueprint {
  return getBlueprint.reply.parse({
    id: blueprintId,
    title: 'Night Porter',
    createdAt: '2026-11-01T09:00:00Z',
    createdBy: author,
    versions: versions.map(({ number, isPublished, note = null }) => ({
      number,
      state: isPublished ? 'published' : 'draft',
      publishedAt: isPublished ? '2026-11-10T09:00:00Z' : null,
      publishedBy: isPublished ? author : null,
      note,
    })),
    can: { edit: true },
  });
}

export function aVersion(number: number, kit: KitDraft = aKit()): z.output<typeof getBlueprintVersion.reply> {
  return getBlueprintVersion.reply.parse({
    number,
    kit: Kit.parse(kit),
    publishedAt: '2026-11-10T09:00:00Z',
    publishedBy: author,
    note: null,
    kitHash: 'ab'.repeat(32),
    dimensions: kit.dimensions.map(({ key }, index) => ({
      id: `01939a00-0000-7000-8000-00000000060${index}`,
      key,
      continuity: 'first',
      reason: null,
    })),
  });
}

const kpiLine =
  'Doors found open Nights with a door left open Tells whether the round is walked < 1 a month Monthly';

/** A reading with two KPI rows, the first of them unsure, a dimension with two things in its name, and a line left out. */
export const aReading: Extract<DocumentReading, { outcome: 'read' }> = {
  outcome: 'read',
  format: 'markdown',
  document: {
    title: 'Night Porter',
    mission: 'Keep the house safe.',
    responsibilities: [
      { group: 'Operational', text: 'Check every door at midnight.' },
      { group: 'Strategic', text: 'Say what a safe house costs.' },
    ],
    deliverables: ['A key register.'],
    kpis: [
      {
        name: 'Doors found',
        measures: 'open Nights with a door left open',
        why: 'Tells whether the round is walked',
        target: '< 1 a month',
        frequency: 'Monthly',
        type: '',
      },
      {
        name: 'Calls answered',
        measures: 'Share of calls',
        why: 'Guests wait',
        target: '95 %',
        frequency: 'Weekly',
        type: '',
      },
    ],
    skills: [{ group: 'Must have', name: 'First aid', level: 'critical' }],
    softSkills: ['Calm under pressure.'],
    dimensions: [{ name: 'Care & order', anchorTop: 'Nothing is found undone', evidence: 'Key register' }],
    exercises: [{ name: 'Walk-through', minutesMin: 30, minutesMax: 45, details: ['On paper.'] }],
    assessmentAreas: [],
    strongSignals: ['Asks who holds the keys.'],
    weakSignals: [],
    redFlags: [],
    background: ['Two years of night work.'],
  },
  splits: [
    {
      path: 'kpis.0',
      line: 41,
      text: kpiLine,
      header: ['KPI', 'Definition', 'Why it matters', 'Target', 'Cadence'],
      cells: [
        'Doors found',
        'open Nights with a door left open',
        'Tells whether the round is walked',
        '< 1 a month',
        'Monthly',
      ],
    },
  ],
  marks: [
    { kind: 'unsure', path: 'kpis.0', line: 41, text: kpiLine, reason: 'the name may end later' },
    {
      kind: 'double_barrelled',
      path: 'dimensions.0.name',
      line: null,
      text: 'Care & order',
      reason: 'names two things: a low score could mean either',
    },
  ],
  leftOut: [{ line: 1, text: 'Book a quiet room', reason: 'Stands before the first section.' }],
  leftOutTotal: 1,
};
