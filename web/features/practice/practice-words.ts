import { practiceLimit, type QualificationPath, type QualificationStep } from '#shared/practice.ts';
import { list } from '#web/ui/format.ts';

export const stepNames: Record<QualificationStep, string> = {
  practice: 'Practice',
  shadow: 'Shadow',
  reverse_shadow: 'Reverse shadow',
  sign_off: 'Sign-off',
};

/** What each step asks for. */
export const stepAbout: Record<QualificationStep, string> = {
  practice: `Score every sample answer, blind. It is done where your scores lie at most ${practiceLimit} points from the reference on average.`,
  shadow: 'Watch an interview of this blueprint, write a card of your own and submit it. It never counts.',
  reverse_shadow:
    'Hold an interview as trainee while an interviewer watches, and submit your card. It never counts.',
  sign_off: 'A recruiter, an admin or a hiring manager signs you off by name.',
};

/** "0.67 points from the reference"; nothing is said in figures where there is no distance. */
export function distanceWords(distance: number): string {
  if (distance === 0) return 'at the reference';
  return `${distance.toFixed(2)} points from the reference`;
}

/** "1 above", "2 below", "the same": how one score lies beside another. */
export function besideWords(distance: number): string {
  if (distance === 0) return 'the same';
  return `${Math.abs(distance)} ${distance > 0 ? 'above' : 'below'}`;
}

/** How far the practice is: "4 of 6 scored". */
export function scoredWords({ samples, scored }: QualificationPath['practice']): string {
  return samples === 0 ? 'No samples' : `${scored} of ${samples} scored`;
}

/** All samples are scored, further from the reference than the limit. */
export function isBeyondLimit({ samples, scored, doneAt }: QualificationPath['practice']): boolean {
  return samples > 0 && scored === samples && doneAt === null;
}

/** "practice and shadow" */
export function stepsWords(steps: readonly QualificationStep[]): string {
  return list(steps.map((step) => stepNames[step].toLowerCase()));
}

/** What is not done before the sign-off, as the path tells it. */
export function missingOn({ practice, shadow, reverseShadow }: QualificationPath): QualificationStep[] {
  const missing: QualificationStep[] = [];
  if (practice.samples > 0 && practice.doneAt === null) missing.push('practice');
  if (shadow.doneAt === null) missing.push('shadow');
  if (reverseShadow.doneAt === null) missing.push('reverse_shadow');
  return missing;
}
