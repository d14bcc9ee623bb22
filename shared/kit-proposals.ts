import { z } from 'zod';
import { type KitDraft, KitKey, kitKey } from '#shared/kit.ts';

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
  }
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

/** A further exercise together with the round that runs it. */
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
    rounds: [
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
