import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertMayEnd, endSeat, lockSeat } from '#server/loops/lock-seat.ts';
import type { giveUpSeat as contract } from '#shared/loops.ts';
import type { SeatId } from '#shared/primitives.ts';

/**
 * Ends a seat for good: its card is not needed, and its holder takes no other on this loop. Throws `not_found` for who
 * may not know of the loop, `not_allowed` for who may not end this seat, `wrong_state` once its card is in or it ended.
 */
export async function giveUpSeat(
  ctx: MemberCtx,
  seatId: SeatId,
  reason: string,
): Promise<z.input<(typeof contract)['reply']>> {
  const locked = await lockSeat(ctx, seatId);
  assertMayEnd(ctx, locked);
  const endedAt = await endSeat(ctx, locked, { kind: 'given_up', reason });
  return { seatId, endedAt: endedAt.toISOString() };
}
