import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import {
  selectAsked,
  selectCoveringInterviews,
  selectOwnSeat,
  selectPassedOn,
  selectRequests,
} from '#server/cover-requests/cover-record.sql.ts';
import { mayAsk } from '#server/cover-requests/policy.ts';
import { presentRequest } from '#server/cover-requests/present.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { CoverReason, type LoopRequests, type SeatRequests } from '#shared/cover-requests.ts';
import type { LoopId, SeatId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** What the actor asked for from a seat of theirs, and what they are asked for. Throws `not_found` for anybody else's. */
export async function findSeatRequests(
  ctx: MemberCtx,
  seatId: SeatId,
): Promise<z.input<typeof SeatRequests>> {
  const seat = await selectOwnSeat(ctx, seatId);
  if (seat === null) throw new AppError('not_found');
  const { loop } = await findLoopAccess(ctx, seat.loopId);
  const passedOn = await selectPassedOn(ctx, seat.interviewId);
  const asked = await selectAsked(ctx, seatId);
  const isAsked = (id: string): boolean => asked.some(({ dimensionId }) => dimensionId === id);
  return {
    toCover: seat.dimensions.filter(({ id }) => passedOn.has(id)),
    asked: asked.flatMap(({ dimensionId, reason, askedAt }) =>
      seat.dimensions
        .filter(({ id }) => id === dimensionId)
        .map((dimension) => ({
          dimension,
          reason: CoverReason.parse(reason),
          askedAt: askedAt.toISOString(),
        })),
    ),
    askable: mayAsk(seat, loop, ctx.clock.now()) ? seat.dimensions.filter(({ id }) => !isAsked(id)) : [],
  };
}

/** The requests of a loop for who plans it, waiting ones first. Throws `not_found` for who may not know of the loop. */
export async function findLoopRequests(
  ctx: MemberCtx,
  loopId: LoopId,
): Promise<z.input<typeof LoopRequests>> {
  const { loop, isSealed } = await findLoopAccess(ctx, loopId);
  if (isSealed) return { state: 'sealed' };
  const interviews = await selectCoveringInterviews(ctx, loopId);
  const requests = (await selectRequests(ctx, loopId)).map((row) =>
    presentRequest(row, interviews, loop.state === 'open', ctx.clock.now()),
  );
  return {
    state: 'open',
    requests: [
      ...requests.filter(({ answer }) => answer === null),
      ...requests.filter(({ answer }) => answer !== null),
    ],
  };
}
