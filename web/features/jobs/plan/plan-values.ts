import type { FormErrors } from '@mantine/form';
import type { Job } from '#shared/jobs.ts';
import type { FittedTemplate } from '#shared/plan-templates.ts';
import type { Picked } from '#web/ui/picker.tsx';
import type { Snapshot } from '#web/ui/use-versioned-save.ts';

/** A round as its fields hold it. */
export interface RoundValues {
  /** Only tells the rounds apart; an address in the page. */
  readonly key: string;
  readonly name: string;
  readonly exerciseKey: string;
  readonly minutes: string;
  readonly interviewers: string;
  readonly dimensionIds: readonly string[];
  /** Whom it names; more than its interviewers is a pool to choose from. */
  readonly people: readonly Picked[];
}

export interface PlanValues {
  readonly rounds: readonly RoundValues[];
}

export function snapshotOf(job: Pick<Job, 'rounds' | 'version'>): Snapshot<PlanValues> {
  const rounds = job.rounds.map((round) => ({
    key: round.id,
    name: round.name,
    exerciseKey: round.exerciseKey,
    minutes: String(round.minutes),
    interviewers: String(round.interviewers),
    dimensionIds: round.dimensions.map(({ id }) => id),
    people: round.people,
  }));
  return { version: job.version, values: { rounds } };
}

/** A round of this exercise: its name, and the dimensions it shows. */
export function newRound(job: Pick<Job, 'exercises' | 'dimensions'>): RoundValues {
  const [exercise] = job.exercises;
  return {
    key: crypto.randomUUID(),
    name: exercise?.name ?? '',
    exerciseKey: exercise?.key ?? '',
    minutes: '60',
    interviewers: '1',
    dimensionIds: job.dimensions
      .filter(({ key }) => exercise?.dimensions.includes(key) ?? false)
      .map(({ id }) => id),
    people: [],
  };
}

/** The rounds of a template as the form holds them. */
export function roundsOfTemplate({ rounds }: FittedTemplate): readonly RoundValues[] {
  return rounds.map((round) => ({
    ...round,
    key: crypto.randomUUID(),
    minutes: String(round.minutes),
    interviewers: String(round.interviewers),
  }));
}

/** The dimensions stand in the kit's order, in whatever order they were ticked. */
export function planBody(
  { rounds }: PlanValues,
  dimensions: Job['dimensions'],
): {
  rounds: {
    name: string;
    exerciseKey: string;
    minutes: number;
    interviewers: number;
    dimensionIds: string[];
    memberIds: string[];
  }[];
} {
  return {
    rounds: rounds.map((round) => ({
      name: round.name.trim(),
      exerciseKey: round.exerciseKey,
      minutes: Number(round.minutes),
      interviewers: Number(round.interviewers),
      dimensionIds: dimensions.filter(({ id }) => round.dimensionIds.includes(id)).map(({ id }) => id),
      memberIds: round.people.map(({ id }) => id),
    })),
  };
}

export function planErrors({ rounds }: PlanValues): FormErrors {
  const errors: FormErrors = {};
  for (const [index, round] of rounds.entries()) {
    const at = `rounds.${index}`;
    if (round.name.trim() === '') errors[`${at}.name`] = 'Fill this in.';
    if (!isWithin(round.minutes, 5, 480)) errors[`${at}.minutes`] = 'Between 5 and 480.';
    if (!isWithin(round.interviewers, 1, 4)) errors[`${at}.interviewers`] = 'Between 1 and 4.';
    if (round.dimensionIds.length === 0) errors[`${at}.dimensionIds`] = 'Choose at least one dimension.';
    if (round.dimensionIds.length > 8) errors[`${at}.dimensionIds`] = 'Eight dimensions at most.';
  }
  if (rounds.length === 0) errors.rounds = 'A plan has at least one round.';
  return errors;
}

/** A plan in one text, for comparing two of them: everything that a save would change is in it. */
export function planWords({ rounds }: PlanValues, job: Pick<Job, 'dimensions' | 'exercises'>): string {
  return rounds
    .map((round, index) => {
      const name = round.name.trim();
      const exercise = job.exercises.find(({ key }) => key === round.exerciseKey)?.name ?? round.exerciseKey;
      const scored = job.dimensions.filter(({ id }) => round.dimensionIds.includes(id));
      return `${index + 1}. ${name}${exercise === name ? '' : ` (${exercise})`}: ${round.minutes} min, ${
        round.interviewers
      } on it${named(round)}, scores ${scored.map((dimension) => dimension.name).join(', ')}`;
    })
    .join('; ');
}

function named({ people }: RoundValues): string {
  return people.length === 0 ? '' : ` (${people.map(({ name }) => name).join(', ')})`;
}

function isWithin(text: string, least: number, most: number): boolean {
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most;
}
