import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { findPeople } from '#server/identity/queries.ts';
import { assertPlannable } from '#server/loops/lock-loop.ts';
import { assertMayEnd, endSeat, lockSeat } from '#server/loops/lock-seat.ts';
import { assertSeats, placeSeats } from '#server/loops/place-seats.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { handOverSeat as contract } from '#shared/loops.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Ends a seat and gives a colleague one like it in the same interview: same kind, same dimensions, an empty card. The
 * draft stays with the one who wrote it. It is for good, unless who plans replaces somebody before the interview begins.
 * Throws `not_found`, `not_allowed`, `wrong_state`, `already_exists` for somebody
 * who has a seat in this interview, and `rule_broken` for somebody who can't take one.
 */
export async function handOverSeat(
  ctx: MemberCtx,
  seatId: SeatId,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const locked = await lockSeat(ctx, seatId);
  const { loop, interview, seat } = locked;
  const colleague = (await findPeople(ctx, [given.memberId])).get(given.memberId);
  if (colleague === undefined) throw new AppError('not_found');
  assertMayEnd(ctx, locked);
  assertPlannable(loop, interview);
  const wish = { memberId: given.memberId, kind: seat.kind, dimensionIds: seat.dimensionIds };
  await assertSeats(ctx, locked, interview, [wish], () => '');

  const isReplaced = seat.memberId !== ctx.actor.memberId && ctx.clock.now() < interview.startsAt;
  const endedAt = await endSeat(ctx, locked, {
    kind: isReplaced ? 'replaced' : 'handed_over',
    reason: given.reason,
    handedTo: given.memberId,
  });
  await refuseOn(
    'seats_org_id_interview_id_member_id_key',
    'already_exists',
    `${colleague.name} has a seat in this interview.`,
    () => placeSeats(ctx, loop.id, interview, [{ ...wish, replacesId: seat.id }]),
  );
  return { seatId, member: { id: colleague.id, name: colleague.name }, endedAt: endedAt.toISOString() };
}
