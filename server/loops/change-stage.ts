import { stageMove } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { LockedApplication } from '#server/loops/lock-loop.ts';
import type { ApplicationStage } from '#shared/candidates.ts';

/** Moves a locked application into another stage. */
export async function changeStage(
  ctx: MemberCtx,
  application: LockedApplication,
  stage: ApplicationStage,
): Promise<void> {
  const { text, values, entry } = stageMove(application, stage, ctx.clock.now());
  await ctx.tx.sql(text, [ctx.actor.orgId, application.id, ...values]);
  ctx.audit(entry);
}
