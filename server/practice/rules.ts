import { practiceLimit, type QualificationPath, type QualificationStep } from '#shared/practice.ts';
import type { FieldError } from '#shared/problems.ts';

/** A pair of scores of the same thing; null where one of them was not assessed. */
interface ScorePair {
  readonly one: number | null;
  readonly other: number | null;
}

/** `one` less `other`, in points; null where either is not a number. */
export function distanceBetween({ one, other }: ScorePair): number | null {
  return one === null || other === null ? null : one - other;
}

/** The mean absolute distance over the pairs that have one, in points; null where none has. */
export function meanDistance(pairs: readonly ScorePair[]): number | null {
  const distances = pairs.map(distanceBetween).filter((distance) => distance !== null);
  if (distances.length === 0) return null;
  return distances.reduce((sum, distance) => sum + Math.abs(distance), 0) / distances.length;
}

/** A sample that somebody has scored. */
export interface AttemptFacts {
  readonly sampleKey: string;
  readonly submittedAt: Date;
  /** Number of its scores, and the sum of their absolute distances from the reference. */
  readonly scores: number;
  readonly total: number;
}

export function distanceOf(attempts: readonly Pick<AttemptFacts, 'scores' | 'total'>[]): number | null {
  const scores = attempts.reduce((sum, attempt) => sum + attempt.scores, 0);
  return scores === 0 ? null : attempts.reduce((sum, attempt) => sum + attempt.total, 0) / scores;
}

export interface PathFacts {
  readonly sampleKeys: readonly string[];
  readonly attempts: readonly AttemptFacts[];
  readonly shadowAt: Date | null;
  readonly reverseShadowAt: Date | null;
  readonly signOff: {
    readonly by: { readonly id: string; readonly name: string };
    readonly at: Date;
    readonly note: string;
    readonly missing: readonly string[];
  } | null;
}

/** The attempts on the samples that there are now; what was scored of others stays, and counts for nothing. */
export function attemptsOn(
  sampleKeys: readonly string[],
  attempts: readonly AttemptFacts[],
): readonly AttemptFacts[] {
  return attempts.filter(({ sampleKey }) => sampleKeys.includes(sampleKey));
}

/**
 * When the practice was done: with the last sample, if by then the scores lie within the limit of the reference on
 * average. Null before, beyond the limit, and where a blueprint has no samples.
 */
export function practiceDoneAt({ sampleKeys, attempts }: PathFacts): Date | null {
  const counted = attemptsOn(sampleKeys, attempts);
  if (sampleKeys.length === 0 || counted.length < sampleKeys.length) return null;
  const distance = distanceOf(counted);
  if (distance === null || distance > practiceLimit) return null;
  return new Date(Math.max(...counted.map(({ submittedAt }) => submittedAt.getTime())));
}

/** The steps before the sign-off that are not done, in their order. Without samples nobody is asked to practise. */
export function missingSteps(facts: PathFacts): Exclude<QualificationStep, 'sign_off'>[] {
  const steps: Exclude<QualificationStep, 'sign_off'>[] = [];
  if (facts.sampleKeys.length > 0 && practiceDoneAt(facts) === null) steps.push('practice');
  if (facts.shadowAt === null) steps.push('shadow');
  if (facts.reverseShadowAt === null) steps.push('reverse_shadow');
  return steps;
}

/** What comes next on the way; nothing after the sign-off, whatever was missing then. */
export function nextStep(facts: PathFacts): QualificationPath['next'] {
  if (facts.signOff !== null) return null;
  return missingSteps(facts)[0] ?? 'sign_off';
}

/** What is wrong with a set of scores: each dimension that the sample shows is scored once, and no other. */
export function scoreErrors(
  given: readonly { readonly dimension: string }[],
  shown: readonly string[],
): FieldError[] {
  const errors = given.flatMap(({ dimension }, n) => {
    const path = `scores.${n}.dimension`;
    if (!shown.includes(dimension)) return [{ path, message: 'is no dimension of this sample' }];
    const isAgain = given.findIndex((score) => score.dimension === dimension) !== n;
    return isAgain ? [{ path, message: 'is scored twice' }] : [];
  });
  const missing = shown.filter((key) => !given.some(({ dimension }) => dimension === key));
  return [...errors, ...missing.map((key) => ({ path: 'scores', message: `${key} is not scored` }))];
}
