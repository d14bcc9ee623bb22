import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertMayEnd, endSeat, lockSeat } from '#server/loops/lock-seat.ts';
import type { reportAbsence as contract } from '#shared/loops.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** The same words for everybody: what is counted later is the kind. */
const reason = 'Did not take part';

/**
 * The holder did not take part: the seat ends for good and its card is not needed. Only they can say so, and only once
 * the interview has started. Throws `not_found`, `not_allowed`, `wrong_state`, and `rule_broken` before the start.
 */
export async function reportAbsence(
  ctx: MemberCtx,
  seatId: SeatId,
): Promise<z.input<(typeof contract)['reply']>> {
  const locked = await lockSeat(ctx, seatId);
  if (locked.seat.memberId !== ctx.actor.memberId) {
    throw new AppError(
      'not_allowed',
      'Only the holder of a seat can say that they did not take part. A planner can end the seat.',
    );
  }
  assertMayEnd(ctx, locked);
  if (ctx.clock.now() < locked.interview.startsAt) {
    throw new AppError(
      'rule_broken',
      'The interview has not started. Hand the seat over to a colleague, or give it up.',
    );
  }
  const endedAt = await endSeat(ctx, locked, { kind: 'not_taken_part', reason });
  return { seatId, endedAt: endedAt.toISOString() };
}
