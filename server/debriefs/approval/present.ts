import type { z } from 'zod';
import { askedStep, type DecisionRow } from '#server/debriefs/approval/rules.ts';
import type { Debrief as DebriefView } from '#shared/debriefs.ts';
import type { Approval } from '#shared/voting.ts';

type View = z.input<typeof DebriefView>;

const instant = (at: string): string => new Date(at).toISOString();

export function presentApprovals(decision: Pick<DecisionRow, 'steps'>): z.input<typeof Approval>[] {
  const asked = askedStep(decision);
  return decision.steps.map((step) => ({
    approver: step.approver,
    state: step.verdict ?? (step.position === asked?.position ? 'asked' : 'later'),
    note: step.note ?? '',
    at: step.at === null ? null : instant(step.at),
  }));
}

export function presentDecision(
  decision: DecisionRow,
  nameOf: (id: string) => string,
): NonNullable<View['decision']> {
  return {
    outcome: decision.outcome,
    rationale: decision.rationale.map(({ dimensionId, text }) => ({
      dimensionId,
      name: nameOf(dimensionId),
      text,
    })),
    summary: decision.summary,
    conditions: decision.conditions,
    numbersMissed: decision.numbersMissed,
    otherJob: decision.otherJob === null ? null : { ...decision.otherJob },
    decidedBy: decision.by,
    decidedAt: decision.at.toISOString(),
    fitId: decision.fitId,
  };
}

/** The decisions that were taken up again, each with what had been said of it by then. */
export function presentEarlier(
  decisions: readonly DecisionRow[],
  nameOf: (id: string) => string,
): View['earlier'] {
  return decisions.flatMap((decision) =>
    decision.reopening === null
      ? []
      : [
          {
            ...presentDecision(decision, nameOf),
            approvals: presentApprovals(decision),
            reopenedBy: decision.reopening.by,
            reopenedAt: instant(decision.reopening.at),
            reopenedReason: decision.reopening.reason,
          },
        ],
  );
}
