import type { z } from 'zod';
import type { Named } from '#server/debriefs/voting/rules.ts';
import type { Debrief as DebriefView, DecisionOutcome } from '#shared/debriefs.ts';

/** Somebody whose approval a decision asks for, with the answer where there is one. */
export interface StepRow {
  readonly position: number;
  readonly approver: Named;
  readonly verdict: 'approved' | 'returned' | null;
  readonly note: string | null;
  /** As PostgreSQL writes instants in JSON. */
  readonly at: string | null;
}

export interface DecisionRow {
  readonly id: string;
  readonly number: number;
  readonly outcome: z.infer<typeof DecisionOutcome>;
  readonly rationale: readonly { readonly dimensionId: string; readonly text: string }[];
  readonly summary: string;
  readonly conditions: string;
  readonly numbersMissed: string;
  readonly otherJob: { readonly id: string; readonly title: string } | null;
  readonly fitId: string;
  readonly by: Named;
  readonly at: Date;
  readonly steps: readonly StepRow[];
  readonly reopening: { readonly reason: string; readonly by: Named; readonly at: string } | null;
}

/** The decision in force; none before the first, and none after one was reopened or returned. `decisions`: newest first. */
export function decisionInForce(decisions: readonly DecisionRow[]): DecisionRow | null {
  const [newest] = decisions;
  return newest === undefined || newest.reopening !== null ? null : newest;
}

/** Whose answer is asked for: the first who has not answered; null once all have approved, or one has returned it. */
export function askedStep({ steps }: Pick<DecisionRow, 'steps'>): StepRow | null {
  if (steps.some(({ verdict }) => verdict === 'returned')) return null;
  return steps.find(({ verdict }) => verdict === null) ?? null;
}

/** Open without a decision in force, decided while an approver is asked, approved after the last one. */
export function debriefState(inForce: Pick<DecisionRow, 'steps'> | null): DebriefView['state'] {
  if (inForce === null) return 'open';
  return askedStep(inForce) === null ? 'approved' : 'decided';
}
