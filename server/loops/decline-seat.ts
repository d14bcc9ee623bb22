import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertMayEnd, endSeat, lockSeat } from '#server/loops/lock-seat.ts';
import { declinesForGood } from '#server/loops/policy.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { declineSeat as contract } from '#shared/scheduling.ts';

/**
 * Ends the actor's own seat before its interview begins, and has who plans the loop told. Throws `not_found`,
 * `not_allowed` for anybody else's seat, `wrong_state` once it has ended, and `rule_broken` from the beginning on.
 */
export async function declineSeat(
  ctx: MemberCtx,
  seatId: SeatId,
  reason: string,
): Promise<z.input<(typeof contract)['reply']>> {
  const locked = await lockSeat(ctx, seatId);
  const { loop, seat, seatsOfActor } = locked;
  if (seat.memberId !== ctx.actor.memberId) {
    throw new AppError(
      'not_allowed',
      'Only the holder of a seat declines it. A planner gives it to somebody else.',
    );
  }
  assertMayEnd(ctx, locked);
  if (ctx.clock.now() >= locked.interview.startsAt) {
    throw new AppError(
      'rule_broken',
      'The interview has begun. Say that you did not take part, or hand the seat over to who did.',
    );
  }
  const isForGood = declinesForGood(ctx.actor, loop.job, seatsOfActor);
  const endedAt = await endSeat(ctx, locked, {
    kind: isForGood ? 'given_up' : 'declined',
    reason,
    isDeclined: true,
  });
  return { seatId, endedAt: endedAt.toISOString(), isForGood };
}
