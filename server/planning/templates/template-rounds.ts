import { z } from 'zod';

/** A round as a template keeps it: dimensions with all that they can be found by in another version. */
const TemplateRound = z.object({
  name: z.string(),
  exerciseKey: z.string(),
  exerciseName: z.string(),
  minutes: z.int(),
  interviewers: z.int(),
  dimensions: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })),
  memberIds: z.array(z.string()),
});
export type TemplateRound = z.infer<typeof TemplateRound>;

export const TemplateRounds = z.array(TemplateRound);

interface Fitted {
  readonly name: string;
  readonly exerciseKey: string;
  readonly minutes: number;
  readonly interviewers: number;
  readonly dimensionIds: string[];
  readonly people: { readonly id: string; readonly name: string }[];
}

interface Misfit {
  readonly round: string;
  readonly what: 'dimension' | 'exercise' | 'person';
  readonly name: string;
}

interface Job {
  readonly dimensions: readonly { readonly id: string; readonly key: string }[];
  readonly exercises: readonly { readonly key: string }[];
}

/**
 * A template on the version of a job: a dimension is the same one by its identity, else by its key. A round whose exercise
 * the kit lacks, or of which no dimension is left, is left out; whatever is left out is named.
 */
export function fitRounds(
  rounds: readonly TemplateRound[],
  { dimensions, exercises }: Job,
  people: ReadonlyMap<string, { readonly name: string; readonly isActive: boolean }>,
): { rounds: Fitted[]; misfits: Misfit[] } {
  const misfits: Misfit[] = [];
  const fitted = rounds.flatMap((round): Fitted[] => {
    const { name, exerciseKey, exerciseName, minutes, interviewers, memberIds } = round;
    if (!exercises.some(({ key }) => key === exerciseKey)) {
      misfits.push({ round: name, what: 'exercise', name: exerciseName });
      return [];
    }
    const dimensionIds = round.dimensions.flatMap((wanted) => {
      const found =
        dimensions.find(({ id }) => id === wanted.id) ?? dimensions.find(({ key }) => key === wanted.key);
      if (found === undefined) misfits.push({ round: name, what: 'dimension', name: wanted.name });
      return found === undefined ? [] : [found.id];
    });
    if (dimensionIds.length === 0) return [];
    const named = memberIds.flatMap((id) => {
      const person = people.get(id);
      if (person?.isActive === true) return [{ id, name: person.name }];
      misfits.push({ round: name, what: 'person', name: person?.name ?? 'Somebody' });
      return [];
    });
    return [
      { name, exerciseKey, minutes, interviewers, dimensionIds: [...new Set(dimensionIds)], people: named },
    ];
  });
  return { rounds: fitted, misfits };
}
