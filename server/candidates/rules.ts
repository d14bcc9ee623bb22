import type { AuditRecord } from '#server/context.ts';
import type { EndReason } from '#shared/candidate-endings.ts';
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

/** Ended before a decision, for a reason that somebody gave: it can be taken up again. */
export function isEnded(stage: string): boolean {
  return stage === 'withdrawn' || stage === 'not_pursued';
}

/** The form in which an address is stored and compared. */
export function storedEmail(email: string | null): string | null {
  return email === null ? null : email.toLowerCase();
}

/** Why an application ends before a decision, as a person says it. */
export interface Ending {
  readonly reason: EndReason;
  readonly note: string;
  readonly by: string;
}

/**
 * What moving an application into another stage writes: its statement, where $1 is the organisation and $2 the
 * application, and its entry in the audit trail. Whoever owns the step that moves it runs both, under its lock. Only a
 * stage that ends it before a decision has an ending.
 */
export function stageMove(
  application: { readonly id: string; readonly stage: string },
  stage: ApplicationStage,
  at: Date,
  ending: Ending | null = null,
): { readonly text: string; readonly values: readonly unknown[]; readonly entry: AuditRecord } {
  return {
    text: `UPDATE applications
        SET stage = $3, stage_at = $4, withdrawn_at = CASE WHEN $3 = 'withdrawn' THEN $4::timestamptz END,
            end_reason = $5, end_note = $6, ended_by = $7, version = version + 1
      WHERE org_id = $1 AND id = $2`,
    values: [stage, at, ending?.reason ?? null, ending?.note ?? null, ending?.by ?? null],
    entry: {
      action: 'application.stage_changed',
      subjectType: 'application',
      subjectId: application.id,
      data: { before: application.stage, stage, ...(ending === null ? {} : { reason: ending.reason }) },
      ...(ending === null || ending.note === '' ? {} : { text: { note: ending.note } }),
    },
  };
}
