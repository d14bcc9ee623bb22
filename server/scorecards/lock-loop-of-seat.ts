import type { MemberCtx } from '#server/context.ts';
import { findLoopAccess, type LoopAccess } from '#server/loops/queries.ts';
import { AppError } from '#shared/problems.ts';

interface SeatOfLoop extends LoopAccess {
  readonly seat: LoopAccess['seats'][number];
}

/**
 * Locks the loop of a seat against planning, against its debrief and its decision, and against the first reading of
 * colleagues' cards; then reads both as the actor may. Throws `not_found` for who may not know of the loop.
 */
export async function lockLoopOfSeat(ctx: MemberCtx, seatId: string): Promise<SeatOfLoop> {
  const { orgId } = ctx.actor;
  const [found] = await ctx.tx.sql<{ loop_id: string }>(
    'SELECT loop_id FROM seats WHERE org_id = $1 AND id = $2',
    [orgId, seatId],
  );
  if (found === undefined) throw new AppError('not_found');
  await ctx.tx.sql('SELECT FROM loops WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE', [
    orgId,
    found.loop_id,
  ]);
  const access = await findLoopAccess(ctx, found.loop_id);
  const seat = access.seats.find(({ id }) => id === seatId);
  if (seat === undefined) throw new AppError('not_found');
  return { ...access, seat };
}
