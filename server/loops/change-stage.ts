import type { MemberCtx } from '#server/context.ts';
import type { LockedApplication } from '#server/loops/lock-loop.ts';
import type { ApplicationStage } from '#shared/candidates.ts';

/** Moves a locked application into another stage. */
export async function changeStage(
  ctx: MemberCtx,
  application: LockedApplication,
  stage: ApplicationStage,
): Promise<void> {
  await ctx.tx.sql(
    `UPDATE applications
        SET stage = $3, stage_at = $4, withdrawn_at = CASE WHEN $3 = 'withdrawn' THEN $4::timestamptz END,
            version = version + 1
      WHERE org_id = $1 AND id = $2`,
    [ctx.actor.orgId, application.id, stage, ctx.clock.now()],
  );
  ctx.audit({
    action: 'application.stage_changed',
    subjectType: 'application',
    subjectId: application.id,
    data: { before: application.stage, stage },
  });
}
