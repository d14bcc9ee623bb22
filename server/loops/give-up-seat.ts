import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockLoop, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { canEndSeat, isOpenSeat } from '#server/loops/policy.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import type { giveUpSeat as contract } from '#shared/loops.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Ends a seat for good: its card is not needed, and its holder takes no other on this loop. Throws `not_found` for who
 * may not know of the loop, `not_allowed` for who may not end this seat, `wrong_state` once its card is in or it ended.
 */
export async function giveUpSeat(
  ctx: MemberCtx,
  seatId: SeatId,
  reason: string,
): Promise<z.input<(typeof contract)['reply']>> {
  const { orgId, memberId } = ctx.actor;
  const [found] = await ctx.tx.sql<{ loop_id: string }>(
    'SELECT loop_id FROM seats WHERE org_id = $1 AND id = $2',
    [orgId, seatId],
  );
  if (found === undefined) throw new AppError('not_found');
  await lockLoop(ctx, found.loop_id);
  await ctx.tx.sql('SELECT FROM seats WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, seatId]);
  // Read only now: a submission that held the seat's lock may have come first.
  const { loop, seats, seatsOfActor } = await findLoopAccess(ctx, found.loop_id);
  const seat = seats.find(({ id }) => id === seatId);
  if (seat === undefined) throw new AppError('not_found');
  if (!canEndSeat(ctx.actor, loop, seat, seatsOfActor)) {
    throw new AppError(
      'not_allowed',
      'Only its holder and a planner who owes no card on this loop end a seat. Nothing was changed.',
    );
  }
  if (!isOpenSeat(seat)) {
    throw new AppError('wrong_state', 'The card is submitted or the seat has ended: it stays as it is.');
  }

  const endedAt = ctx.clock.now();
  await ctx.tx.sql(
    `UPDATE seats SET ended_at = $3, end_kind = 'given_up', end_reason = $4 WHERE org_id = $1 AND id = $2`,
    [orgId, seatId, endedAt, reason],
  );
  await raiseLoopVersion(ctx, loop.id);
  ctx.audit({
    action: 'seat.ended',
    subjectType: 'seat',
    subjectId: seatId,
    data: {
      loopId: loop.id,
      interviewId: seat.interviewId,
      kind: 'given_up',
      isByHolder: seat.memberId === memberId,
    },
    text: { reason },
  });
  return { seatId, endedAt: endedAt.toISOString() };
}
