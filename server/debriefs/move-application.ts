import { stageMove } from '#server/candidates/rules.ts';
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
  const { text, values, entry } = stageMove({ id: applicationId, ...application }, stage, ctx.clock.now());
  await ctx.tx.sql(text, [ctx.actor.orgId, applicationId, ...values]);
  ctx.audit(entry);
}
