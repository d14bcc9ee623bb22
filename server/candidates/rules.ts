import type { ApplicationStage } from '#shared/candidates.ts';

/** Stages of an application that goes on. At most one such per candidate and job. */
export const activeStages = [
  'applied',
  'interviewing',
  'debrief',
] as const satisfies readonly ApplicationStage[];

export function isActive(stage: string): boolean {
  return activeStages.some((active) => active === stage);
}

/** The form in which an address is stored and compared. */
export function storedEmail(email: string | null): string | null {
  return email === null ? null : email.toLowerCase();
}
