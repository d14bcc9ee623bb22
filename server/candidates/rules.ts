import type { AuditRecord } from '#server/context.ts';
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

/**
 * What moving an application into another stage writes: its statement, where $1 is the organisation and $2 the
 * application, and its entry in the audit trail. Whoever owns the step that moves it runs both, under its lock.
 */
export function stageMove(
  application: { readonly id: string; readonly stage: string },
  stage: ApplicationStage,
  at: Date,
): { readonly text: string; readonly values: readonly unknown[]; readonly entry: AuditRecord } {
  return {
    text: `UPDATE applications
        SET stage = $3, stage_at = $4, withdrawn_at = CASE WHEN $3 = 'withdrawn' THEN $4::timestamptz END,
            version = version + 1
      WHERE org_id = $1 AND id = $2`,
    values: [stage, at],
    entry: {
      action: 'application.stage_changed',
      subjectType: 'application',
      subjectId: application.id,
      data: { before: application.stage, stage },
    },
  };
}
