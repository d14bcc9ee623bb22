import { type Ending, stageMove } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { LockedApplication } from '#server/loops/lock-loop.ts';
import type { ApplicationStage } from '#shared/candidates.ts';

/** Moves a locked application into another stage. */
export async function changeStage(
  ctx: MemberCtx,
  application: LockedApplication,
  stage: ApplicationStage,
  ending: Ending | null = null,
): Promise<void> {
  const { text, values, entry } = stageMove(application, stage, ctx.clock.now(), ending);
  await ctx.tx.sql(text, [ctx.actor.orgId, application.id, ...values]);
  ctx.audit(entry);
}
