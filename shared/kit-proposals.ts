import { z } from 'zod';
import { type KitDraft, KitKey, kitKey, Rating } from '#shared/kit.ts';

/** A draft holds no more proposals than these. */
export const mostProposals = 600;

/** A kit holds no more rounds than these. */
export const mostRounds = 12;

const VariantChange = z.strictObject({
  dimension: KitKey,
  /** Null where it stays as it is. */
  weight: z.number().positive().max(10).nullable(),
  bar: Rating.nullable(),
  reason: z.string().max(500),
});

const base = {
  key: KitKey,
  /** What in the document it was drawn from. */
  because: z.string().max(1000),
};

/** Something drawn from a role document that is no part of the kit until a person accepts it. */
export const Proposal = z.discriminatedUnion('kind', [
  /** A dimension as a must-have, with the reason. */
  z.strictObject({ ...base, kind: z.literal('must_have'), dimension: KitKey, text: z.string().max(500) }),
  /** A text for one level of a dimension. */
  z.strictObject({
    ...base,
    kind: z.literal('anchor'),
    dimension: KitKey,
    level: z.int().min(1).max(5),
    text: z.string().max(4000),
  }),
  /** A prompt for an exercise. */
  z.strictObject({
    ...base,
    kind: z.literal('prompt'),
    exercise: KitKey,
    dimension: KitKey,
    text: z.string().max(4000),
    probes: z.array(z.string().max(500)).max(10),
  }),
  /** An exercise shows a dimension. */
  z.strictObject({ ...base, kind: z.literal('mapping'), exercise: KitKey, dimension: KitKey }),
  /** A dimension stands for a responsibility, deliverable or KPI. */
  z.strictObject({ ...base, kind: z.literal('trace'), dimension: KitKey, source: KitKey }),
  /** A signal belongs to a dimension. */
  z.strictObject({ ...base, kind: z.literal('signal'), signal: KitKey, dimension: KitKey }),
  /** A further exercise. */
  z.strictObject({
    ...base,
    kind: z.literal('exercise'),
    name: z.string().max(500),
    minutes: z.int().min(5).max(480),
    dimensions: z.array(KitKey).max(8),
    text: z.string().max(4000),
  }),
  /** Weights and bars of one kind of company; of those along one axis a person picks the one that fits. */
  z.strictObject({
    ...base,
    kind: z.literal('variant'),
    /** By what the variants differ: "Company size". */
    axis: z.string().max(200),
    name: z.string().max(200),
    changes: z.array(VariantChange).min(1).max(16),
  }),
  /** A line for the brief of an exercise that interviewers read before they score. */
  z.strictObject({ ...base, kind: z.literal('guidance'), exercise: KitKey, text: z.string().max(1000) }),
  /** The role that approves a hire. */
  z.strictObject({ ...base, kind: z.literal('approver'), text: z.string().max(500) }),
]);
export type Proposal = z.infer<typeof Proposal>;

/** The kit with a proposal taken in; unchanged where what it refers to is gone. */
export function acceptProposal(kit: KitDraft, proposal: Proposal): KitDraft {
  const inDimension = (
    key: string,
    change: (dimension: KitDraft['dimensions'][number]) => KitDraft['dimensions'][number],
  ): KitDraft => ({
    ...kit,
    dimensions: kit.dimensions.map((dimension) => (dimension.key === key ? change(dimension) : dimension)),
  });
  const inExercise = (
    key: string,
    change: (exercise: KitDraft['exercises'][number]) => KitDraft['exercises'][number],
  ): KitDraft => ({
    ...kit,
    exercises: kit.exercises.map((exercise) => (exercise.key === key ? change(exercise) : exercise)),
  });

  switch (proposal.kind) {
    case 'must_have':
      return inDimension(proposal.dimension, (dimension) => ({ ...dimension, mustHave: proposal.text }));
    case 'anchor':
      return inDimension(proposal.dimension, (dimension) => {
        const [one, two, three, four, five] = dimension.anchors;
        const added = (text: string): string => (text === '' ? proposal.text : `${text} ${proposal.text}`);
        const at = (level: number, text: string): string => (level === proposal.level ? added(text) : text);
        return { ...dimension, anchors: [at(1, one), at(2, two), at(3, three), at(4, four), at(5, five)] };
      });
    case 'prompt':
      return inExercise(proposal.exercise, (exercise) => ({
        ...exercise,
        dimensions: withItem(exercise.dimensions, proposal.dimension),
        prompts: [
          ...exercise.prompts,
          {
            key: kitKey(
              proposal.key,
              exercise.prompts.map(({ key }) => key),
            ),
            dimension: proposal.dimension,
            text: proposal.text,
            probes: proposal.probes,
          },
        ],
      }));
    case 'mapping':
      return inRounds(
        inExercise(proposal.exercise, (exercise) => ({
          ...exercise,
          dimensions: withItem(exercise.dimensions, proposal.dimension),
        })),
        proposal,
      );
    case 'trace':
      return inDimension(proposal.dimension, (dimension) => ({
        ...dimension,
        traces: withItem(dimension.traces, proposal.source),
      }));
    case 'signal':
      return {
        ...kit,
        signals: kit.signals.map((signal) =>
          signal.key === proposal.signal ? { ...signal, dimension: proposal.dimension } : signal,
        ),
      };
    case 'exercise':
      return addExercise(kit, proposal);
    case 'variant':
      return withVariant(kit, proposal);
    case 'guidance':
      return inExercise(proposal.exercise, (exercise) => ({
        ...exercise,
        brief: withLine(exercise.brief, proposal.text).slice(0, 4000),
      }));
    case 'approver':
      return { ...kit, approver: proposal.text };
  }
}

function withLine(text: string, line: string): string {
  if (text.includes(line)) return text;
  return text === '' ? line : `${text}\n${line}`;
}

/** Where weights differ each needs a reason: those that a variant says nothing about get the one that says so. */
function withVariant(kit: KitDraft, variant: Extract<Proposal, { kind: 'variant' }>): KitDraft {
  const changes = new Map(variant.changes.map((change) => [change.dimension, change]));
  const dimensions = kit.dimensions.map((dimension) => {
    const change = changes.get(dimension.key);
    if (change === undefined) return dimension;
    return {
      ...dimension,
      bar: change.bar ?? dimension.bar,
      ...(change.weight === null ? {} : { weight: change.weight, weightReason: change.reason }),
    };
  });
  const areEqual = dimensions.every(({ weight }) => weight === dimensions[0]?.weight);
  return {
    ...kit,
    dimensions: areEqual
      ? dimensions
      : dimensions.map((dimension) => ({
          ...dimension,
          weightReason: dimension.weightReason ?? `As usual: ${variant.name} says nothing about it.`,
        })),
  };
}

/** The rounds that run the exercise score the dimension too, while one person can: four, not more. */
function inRounds(kit: KitDraft, { exercise, dimension }: { exercise: string; dimension: string }): KitDraft {
  return {
    ...kit,
    rounds: kit.rounds.map((round) =>
      round.exercise === exercise && round.dimensions.length < 4
        ? { ...round, dimensions: withItem(round.dimensions, dimension) }
        : round,
    ),
  };
}

function withItem(items: readonly string[], item: string): string[] {
  return items.includes(item) ? [...items] : [...items, item];
}

/** A further exercise together with the round that runs it, while there is room for one. */
export function addExercise(
  kit: KitDraft,
  made: { name: string; minutes: number; dimensions: readonly string[]; text: string },
): KitDraft {
  const key = kitKey(
    made.name,
    kit.exercises.map((exercise) => exercise.key),
  );
  const dimensions = [...made.dimensions];
  return {
    ...kit,
    exercises: [
      ...kit.exercises,
      {
        key,
        name: made.name,
        minutes: { min: made.minutes, max: made.minutes },
        brief: made.text,
        materials: [],
        dimensions,
        prompts: [],
      },
    ],
    rounds:
      kit.rounds.length >= mostRounds
        ? kit.rounds
        : [
            ...kit.rounds,
            {
              key: kitKey(
                made.name,
                kit.rounds.map((round) => round.key),
              ),
              name: made.name,
              exercise: key,
              minutes: made.minutes,
              dimensions: dimensions.slice(0, 4),
              interviewers: 1,
            },
          ],
  };
}
