import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { selectAsked, selectOwnSeat } from '#server/cover-requests/cover-record.sql.ts';
import { mayAsk } from '#server/cover-requests/policy.ts';
import { findSeatRequests } from '#server/cover-requests/queries.ts';
import { repeatedDimensions, unknownDimensions } from '#server/cover-requests/rules.ts';
import { isOpenSeat } from '#server/loops/policy.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import type { askForCover as contract, SeatRequests } from '#shared/cover-requests.ts';
import type { SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Asks that dimensions of the actor's seat be covered by somebody else, a request for each. Throws `not_found` for
 * anybody else's seat and for what it does not score, `wrong_state` once the card is in or not needed, `rule_broken` for what this seat can't ask, and
 * `already_exists` for a dimension asked for before.
 */
export async function askForCover(
  ctx: MemberCtx,
  seatId: SeatId,
  { dimensionIds, reason }: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof SeatRequests>> {
  const { orgId, memberId } = ctx.actor;
  // Against the submission of the card and the end of the seat, like every writer of the card.
  await ctx.tx.sql('SELECT FROM seats WHERE org_id = $1 AND member_id = $2 AND id = $3 FOR NO KEY UPDATE', [
    orgId,
    memberId,
    seatId,
  ]);
  const seat = await selectOwnSeat(ctx, seatId);
  if (seat === null) throw new AppError('not_found');
  const { loop } = await findLoopAccess(ctx, seat.loopId);
  if (!isOpenSeat(seat) || loop.state !== 'open') {
    throw new AppError(
      'wrong_state',
      'Your card is in or not needed any more: what it could not cover is said in it. Nothing was asked.',
    );
  }
  if (!mayAsk(seat, loop, ctx.clock.now())) {
    throw new AppError(
      'rule_broken',
      seat.kind === 'interviewer'
        ? 'The interview has not started: ask once you know what it could not cover.'
        : 'Only interviewers whose cards count ask that something be covered.',
    );
  }
  const unknown = unknownDimensions(
    dimensionIds,
    seat.dimensions.map(({ id }) => id),
  );
  if (unknown.length > 0) {
    throw new AppError('not_found', 'Ask for dimensions that you were to score. Nothing was asked.', {
      errors: unknown,
    });
  }
  const repeated = repeatedDimensions(dimensionIds);
  if (repeated.length > 0) {
    throw new AppError('rule_broken', 'Name each dimension once. Nothing was asked.', { errors: repeated });
  }
  const before = new Set((await selectAsked(ctx, seatId)).map(({ dimensionId }) => dimensionId));
  const again = dimensionIds.findIndex((id) => before.has(id));
  if (again !== -1) {
    throw new AppError(
      'already_exists',
      'You have asked for this already. Nothing was asked a second time.',
      {
        errors: [{ path: `dimensionIds.${again}`, message: 'is asked for already' }],
      },
    );
  }
  for (const dimensionId of dimensionIds) {
    const id = ctx.ids.next();
    await ctx.tx.sql(
      `INSERT INTO cover_requests (org_id, id, loop_id, seat_id, dimension_id, reason, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [orgId, id, loop.id, seatId, dimensionId, reason, ctx.clock.now()],
    );
    ctx.audit({
      action: 'cover.asked',
      subjectType: 'cover_request',
      subjectId: id,
      data: { loopId: loop.id, seatId, dimensionId, reason },
    });
  }
  return findSeatRequests(ctx, seatId);
}
