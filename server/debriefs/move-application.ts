import type { MemberCtx } from '#server/context.ts';
import type { ApplicationStage } from '#shared/candidates.ts';

/** Moves the application of a locked loop into another stage. A person's act brings it here, never a score. */
export async function moveApplication(
  ctx: MemberCtx,
  applicationId: string,
  stage: ApplicationStage,
): Promise<void> {
  const [application] = await ctx.tx.sql<{ stage: string }>(
    'SELECT stage FROM applications WHERE org_id = $1 AND id = $2 FOR UPDATE',
    [ctx.actor.orgId, applicationId],
  );
  if (application === undefined || application.stage === stage) return;
  await ctx.tx.sql(
    'UPDATE applications SET stage = $3, stage_at = $4, version = version + 1 WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, applicationId, stage, ctx.clock.now()],
  );
  ctx.audit({
    action: 'application.stage_changed',
    subjectType: 'application',
    subjectId: applicationId,
    data: { before: application.stage, stage },
  });
}
