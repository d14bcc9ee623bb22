import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { isArchived, isOver } from '#server/loops/life/rules.ts';
import { lockLoop } from '#server/loops/lock-loop.ts';
import { findLoop } from '#server/loops/queries.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Keeps a loop that is over from the board; nothing else changes. Throws `wrong_state` for one under way or archived. */
export async function archiveLoop(ctx: MemberCtx, loopId: LoopId): Promise<z.input<typeof LoopView>> {
  const { loop } = await lockLoop(ctx, loopId);
  if (!isOver(loop)) throw new AppError('wrong_state', 'The loop is under way. Close it first.');
  if (isArchived(loop)) throw new AppError('wrong_state', 'The loop is archived already.');
  await ctx.tx.sql('UPDATE loops SET archived_at = $3, version = version + 1 WHERE org_id = $1 AND id = $2', [
    ctx.actor.orgId,
    loopId,
    ctx.clock.now(),
  ]);
  ctx.audit({ action: 'loop.archived', subjectType: 'loop', subjectId: loopId, data: { loopId } });
  return findLoop(ctx, loopId);
}
