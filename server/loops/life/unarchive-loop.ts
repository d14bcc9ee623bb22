import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { isArchived } from '#server/loops/life/rules.ts';
import { lockLoop } from '#server/loops/lock-loop.ts';
import { findLoop } from '#server/loops/queries.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { LoopId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Has an archived loop back on the board. Throws `wrong_state` for any other. */
export async function unarchiveLoop(ctx: MemberCtx, loopId: LoopId): Promise<z.input<typeof LoopView>> {
  const { loop } = await lockLoop(ctx, loopId);
  if (!isArchived(loop)) throw new AppError('wrong_state', 'The loop is not archived.');
  await ctx.tx.sql(
    'UPDATE loops SET archived_at = NULL, version = version + 1 WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, loopId],
  );
  ctx.audit({ action: 'loop.unarchived', subjectType: 'loop', subjectId: loopId, data: { loopId } });
  return findLoop(ctx, loopId);
}
