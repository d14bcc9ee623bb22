import type { MemberCtx } from '#server/context.ts';
import { AppError } from '#shared/problems.ts';

/** Two who change the same loops lock them in one order, so that neither waits for the other. Throws `not_found`. */
export async function inLockOrder<LoopId extends string>(
  ctx: MemberCtx,
  loopIds: readonly LoopId[],
): Promise<LoopId[]> {
  const rows = await ctx.tx.sql<{ id: LoopId }>(
    'SELECT id FROM loops WHERE org_id = $1 AND id = ANY ($2) ORDER BY application_id, id',
    [ctx.actor.orgId, loopIds],
  );
  if (rows.length < loopIds.length) throw new AppError('not_found');
  return rows.map(({ id }) => id);
}
