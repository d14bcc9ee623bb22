import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { assertPlannable } from '#server/loops/lock-loop.ts';
import { assertMayEnd, endSeat, type LockedSeat, lockSeat } from '#server/loops/lock-seat.ts';
import { assertSeats, placeSeats } from '#server/loops/place-seats.ts';
import { findLoop } from '#server/loops/queries.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { exchangeSeats as contract } from '#shared/scheduling.ts';

/**
 * Exchanges the people of two seats of one loop: each takes the other's interview as it is, with an empty card. Throws
 * `not_found`, `not_allowed`, `wrong_state`, `already_exists` for somebody who has a seat where they would go, and
 * `rule_broken` once one of the interviews has begun.
 */
export async function exchangeSeats(
  ctx: MemberCtx,
  seatId: SeatId,
  { withSeatId, reason }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof LoopView>> {
  const one = await lockSeat(ctx, seatId);
  const other = await lockSeat(ctx, withSeatId);
  if (other.loop.id !== one.loop.id) throw new AppError('not_found');
  if (one.interview.id === other.interview.id) {
    throw new AppError('rule_broken', 'Both seats are in the same interview. Nothing was changed.');
  }
  for (const locked of [one, other]) {
    assertMayEnd(ctx, locked);
    assertPlannable(locked.loop, locked.interview);
    if (ctx.clock.now() >= locked.interview.startsAt) {
      throw new AppError('rule_broken', 'One of the interviews has begun. Nothing was changed.');
    }
  }
  await give(ctx, one, other, reason);
  await give(ctx, other, one, reason);
  return findLoop(ctx, one.loop.id);
}

/** Gives a seat to the holder of another one. */
async function give(ctx: MemberCtx, to: LockedSeat, from: LockedSeat, reason: string): Promise<void> {
  const { loop, interview, seat } = to;
  const { memberId, memberName } = from.seat;
  const wish = { memberId, kind: seat.kind, dimensionIds: seat.dimensionIds };
  await assertSeats(ctx, to, interview, [wish], () => '');
  await endSeat(ctx, to, { kind: 'replaced', reason, handedTo: memberId });
  await refuseOn(
    'seats_org_id_interview_id_member_id_key',
    'already_exists',
    `${memberName} has or had a seat in the other interview already. Nothing was changed.`,
    () => placeSeats(ctx, loop.id, interview, [{ ...wish, replacesId: seat.id }]),
  );
}
