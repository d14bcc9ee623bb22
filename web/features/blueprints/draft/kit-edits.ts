import { type KitDraft, kitKey } from '#shared/kit.ts';
import { addExercise } from '#shared/kit-proposals.ts';
import type { RoundDraft, Work } from '#web/features/blueprints/draft/work.ts';

/** At most this many dimensions are scored well by one person in one sitting. */
export const maxRoundDimensions = 4;

const keysOf = (items: readonly { readonly key: string }[]): string[] => items.map(({ key }) => key);

/** A key for a further responsibility, deliverable or KPI: the three share their keys, since dimensions cite any of them. */
export function sourceKey(kit: KitDraft, name: string): string {
  return kitKey(name, keysOf([...kit.responsibilities, ...kit.deliverables, ...kit.kpis]));
}

export function addDimension(kit: KitDraft, name: string): KitDraft {
  const dimension: KitDraft['dimensions'][number] = {
    key: kitKey(name, keysOf(kit.dimensions)),
    name,
    covers: '',
    anchors: ['', '', '', '', ''],
    weight: 1,
    weightReason: null,
    bar: 3,
    mustHave: null,
    traces: [],
  };
  return { ...kit, dimensions: [...kit.dimensions, dimension] };
}

/** Without the dimension and everything that names it; signals and red flags stay, for another one. */
export function removeDimension({ kit, proposals }: Work, key: string): Work {
  const others = (keys: readonly string[]): string[] => keys.filter((other) => other !== key);
  const freed = <Item extends { dimension: string | null }>(items: readonly Item[]): Item[] =>
    items.map((item) => (item.dimension === key ? { ...item, dimension: null } : item));
  return {
    kit: {
      ...kit,
      dimensions: kit.dimensions.filter((dimension) => dimension.key !== key),
      exercises: kit.exercises.map((exercise) => ({
        ...exercise,
        dimensions: others(exercise.dimensions),
        prompts: exercise.prompts.filter(({ dimension }) => dimension !== key),
      })),
      rounds: kit.rounds.map((round) => ({ ...round, dimensions: others(round.dimensions) })),
      signals: freed(kit.signals),
      redFlags: freed(kit.redFlags),
    },
    proposals: proposals
      .map((proposal) =>
        proposal.kind === 'variant'
          ? { ...proposal, changes: proposal.changes.filter(({ dimension }) => dimension !== key) }
          : proposal,
      )
      .filter(
        (proposal) =>
          !('dimension' in proposal && proposal.dimension === key) &&
          !(proposal.kind === 'variant' && proposal.changes.length === 0),
      ),
  };
}

/** Without the exercise and the rounds that run it. */
export function removeExercise({ kit, proposals }: Work, key: string): Work {
  return {
    kit: {
      ...kit,
      exercises: kit.exercises.filter((exercise) => exercise.key !== key),
      rounds: kit.rounds.filter(({ exercise }) => exercise !== key),
    },
    proposals: proposals.filter((proposal) => !('exercise' in proposal && proposal.exercise === key)),
  };
}

/** Without the responsibility, deliverable or KPI, also where a dimension or a proposal cites it. */
export function removeSource({ kit, proposals }: Work, key: string): Work {
  const isOther = (item: { readonly key: string }): boolean => item.key !== key;
  return {
    kit: {
      ...kit,
      responsibilities: kit.responsibilities.filter(isOther),
      deliverables: kit.deliverables.filter(isOther),
      kpis: kit.kpis.filter(isOther),
      dimensions: kit.dimensions.map((dimension) =>
        dimension.traces.includes(key)
          ? { ...dimension, traces: dimension.traces.filter((trace) => trace !== key) }
          : dimension,
      ),
    },
    proposals: proposals.filter((proposal) => proposal.kind !== 'trace' || proposal.source !== key),
  };
}

export function addRound(kit: KitDraft, exerciseKey: string): KitDraft {
  const exercise = kit.exercises.find(({ key }) => key === exerciseKey);
  if (exercise === undefined) return kit;
  const round: RoundDraft = {
    key: kitKey(exercise.name, keysOf(kit.rounds)),
    name: exercise.name,
    exercise: exercise.key,
    minutes: exercise.minutes.max,
    dimensions: [],
    interviewers: 1,
  };
  return { ...kit, rounds: [...kit.rounds, round] };
}

/**
 * One more place in the loop where a dimension is scored: a round whose exercise shows it and that still has room,
 * else a further exercise, a structured conversation, with its round.
 */
export function addRoundFor(kit: KitDraft, key: string): KitDraft {
  const dimension = kit.dimensions.find((one) => one.key === key);
  if (dimension === undefined) return kit;
  const roomy = kit.rounds.find(
    (round) =>
      !round.dimensions.includes(key) &&
      round.dimensions.length < maxRoundDimensions &&
      shows(kit, round.exercise, key),
  );
  if (roomy !== undefined) return withRoundDimension(kit, roomy.key, key);
  return addExercise(kit, {
    name: `Conversation: ${dimension.name}`,
    minutes: 45,
    dimensions: [key],
    text: `A structured conversation about ${dimension.name}. Ask every candidate the same questions: two situations they were in, what they did themselves, and what came of it. Then ask what they would do in one situation from this role.`,
  });
}

/** Gives every round without dimensions those that its exercise shows, the ones that fewest rounds score first. */
export function fillRounds(kit: KitDraft): KitDraft {
  let filled = kit;
  for (const round of kit.rounds) {
    if (round.dimensions.length > 0) continue;
    const seats = (key: string): number =>
      filled.rounds.filter(({ dimensions }) => dimensions.includes(key)).length;
    const shown = kit.dimensions.map(({ key }) => key).filter((key) => shows(kit, round.exercise, key));
    const least = shown.toSorted((a, b) => seats(a) - seats(b)).slice(0, maxRoundDimensions);
    for (const key of least) filled = withRoundDimension(filled, round.key, key);
  }
  return filled;
}

function shows(kit: KitDraft, exerciseKey: string, dimension: string): boolean {
  return kit.exercises.some(({ key, dimensions }) => key === exerciseKey && dimensions.includes(dimension));
}

function withRoundDimension(kit: KitDraft, roundKey: string, dimension: string): KitDraft {
  return {
    ...kit,
    rounds: kit.rounds.map((round) =>
      round.key === roundKey ? { ...round, dimensions: [...round.dimensions, dimension] } : round,
    ),
  };
}
