import type { KitDraft } from '#shared/kit.ts';
import { checkKit, type KitFinding } from '#shared/kit-check.ts';
import { list } from '#web/ui/format.ts';

/** The parts of the editor, in the order a person works through them. */
export const parts = {
  role: 'Role',
  dimensions: 'Dimensions',
  exercises: 'Exercises',
  rounds: 'Rounds',
  signals: 'Signals and red flags',
  relatedness: 'Job-relatedness',
  proposals: 'Proposals',
  settle: 'To settle',
} as const;
export type Part = keyof typeof parts;

/** The part of the editor that shows a path of the kit, or that the path names itself. */
export function partOf(path: string): Part {
  const [first = ''] = path.split('.');
  if (first === 'redFlags') return 'signals';
  return first in parts ? (first as Part) : 'role'; // `in` has just said so.
}

/** Which item of a list a path leads to; null for the list itself. */
export function indexIn(path: string, name: string): number | null {
  const [first, index = ''] = path.split('.');
  return first === name && /^\d+$/.test(index) ? Number(index) : null;
}

const fieldNames: Record<string, string> = {
  covers: 'what it covers',
  traces: 'what it stands for',
  weightReason: 'reason for its weight',
  mustHave: 'must-have',
  brief: 'brief',
  minutes: 'minutes',
  dimensions: 'dimensions',
  prompts: 'prompts',
  text: 'text',
  name: 'name',
  exercise: 'exercise',
  dimension: 'dimension',
};

const listNames: Record<string, string> = {
  responsibilities: 'Responsibility',
  deliverables: 'Deliverable',
  kpis: 'KPI',
  dimensions: 'Dimension',
  exercises: 'Exercise',
  rounds: 'Round',
  signals: 'Signal',
  redFlags: 'Red flag',
  background: 'Background',
};

/** `dimensions.3.anchors.0` -> "Reliability, anchor 1" */
export function placeName(kit: KitDraft, path: string): string {
  const [first = '', index, field, sub] = path.split('.');
  if (index === undefined)
    return first === '' ? 'The kit' : `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  const item = itemName(kit, first, Number(index)) ?? `${listNames[first] ?? first} ${Number(index) + 1}`;
  if (field === undefined || first === 'signals' || first === 'redFlags') return item;
  if (field === 'anchors') return `${item}, anchor ${Number(sub) + 1}`;
  return `${item}, ${fieldNames[field] ?? field}`;
}

function itemName(kit: KitDraft, name: string, index: number): string | undefined {
  switch (name) {
    case 'dimensions':
    case 'exercises':
    case 'rounds':
    case 'kpis':
      return kit[name][index]?.name;
    case 'responsibilities':
    case 'deliverables':
    case 'signals':
    case 'redFlags':
      return kit[name][index]?.text.replace(/\.$/, '');
    default:
      return undefined;
  }
}

export interface SettleItem extends KitFinding {
  readonly place: string;
  /** The finding as a sentence. */
  readonly words: string;
  /** The dimension for which a round can be added with one click; null where that settles nothing. */
  readonly lacksRound: string | null;
}

/** What has to be thought about comes before what has to be written. */
const rank: readonly KitFinding['kind'][] = [
  'dimension_without_exercise',
  'dimension_without_round',
  'crowded_round',
  'round_beside_exercise',
  'untraced_dimension',
  'weight_without_reason',
  'unknown_key',
  'repeated_key',
  'incomplete',
  'dimension_in_one_round',
  'unassessed_responsibility',
];

/** What checkKit found, in words for the list "To settle"; the empty anchors of one dimension are one line. */
export function toSettle(kit: KitDraft): SettleItem[] {
  const findings = checkKit(kit);
  const emptyAnchors = new Map<string, number[]>();
  for (const { path } of findings) {
    const [, dimension, level] = path.match(anchorPath) ?? [];
    if (dimension !== undefined && level !== undefined)
      emptyAnchors.set(dimension, [...(emptyAnchors.get(dimension) ?? []), Number(level) + 1]);
  }
  return findings
    .filter(({ path }) => {
      const [, dimension = '', level] = path.match(anchorPath) ?? [];
      return level === undefined || emptyAnchors.get(dimension)?.[0] === Number(level) + 1;
    })
    .map((finding) => {
      const levels = emptyAnchors.get(finding.path.match(anchorPath)?.[1] ?? '') ?? [];
      return {
        ...finding,
        place: placeName(kit, levels.length > 1 ? finding.path.replace(/\.anchors\.\d$/, '') : finding.path),
        words:
          levels.length > 1
            ? `Anchors ${list(levels.map(String))} are not written yet.`
            : settleWords(finding),
        lacksRound: lackingDimension(kit, finding),
      };
    })
    .toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind));
}

const anchorPath = /^dimensions\.(\d+)\.anchors\.(\d)$/;

const roundKinds: readonly KitFinding['kind'][] = [
  'dimension_without_exercise',
  'dimension_without_round',
  'dimension_in_one_round',
];

function lackingDimension(kit: KitDraft, { kind, path }: KitFinding): string | null {
  const index = indexIn(path, 'dimensions');
  if (index === null || !roundKinds.includes(kind)) return null;
  return kit.dimensions[index]?.key ?? null;
}

function settleWords({ kind, path, message }: KitFinding): string {
  if (kind === 'incomplete') return incompleteWords(path, message);
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

const incomplete: readonly (readonly [RegExp, string])[] = [
  [/^dimensions$/, 'The kit needs a dimension.'],
  [/^exercises$/, 'The kit needs an exercise.'],
  [/^rounds$/, 'The kit needs a round.'],
  [/^signals\.\d+\.dimension$/, 'Say which dimension it belongs to.'],
  [/^rounds\.\d+\.dimensions$/, 'No dimension is scored in it.'],
  [/^exercises\.\d+\.dimensions$/, 'It shows no dimension yet.'],
  [/^dimensions\.\d+\.anchors\.\d$/, 'Not written yet.'],
  [/^mission$/, 'Not written yet.'],
  [/\.(?:covers|brief|text)$/, 'Not written yet.'],
];

function incompleteWords(path: string, message: string): string {
  const known = incomplete.find(([pattern]) => pattern.test(path))?.[1];
  return known ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
