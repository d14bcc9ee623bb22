import type { MemberCtx } from '#server/context.ts';
import { lockLoop, raiseLoopVersion } from '#server/loops/lock-loop.ts';
import { selectInterviews } from '#server/loops/loop-record.sql.ts';
import { canEndSeat, isOpenSeat } from '#server/loops/policy.ts';
import type { InterviewRow, LoopAccess, SeatRow } from '#server/loops/present.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { AppError } from '#shared/problems.ts';

export interface LockedSeat extends LoopAccess {
  readonly seat: SeatRow;
  readonly interview: InterviewRow;
}

/** Locks a seat with its loop against its end and against a submission, and reads both. Throws `not_found`. */
export async function lockSeat(ctx: MemberCtx, seatId: string): Promise<LockedSeat> {
  const { orgId } = ctx.actor;
  const [found] = await ctx.tx.sql<{ loop_id: string }>(
    'SELECT loop_id FROM seats WHERE org_id = $1 AND id = $2',
    [orgId, seatId],
  );
  if (found === undefined) throw new AppError('not_found');
  await lockLoop(ctx, found.loop_id);
  await ctx.tx.sql('SELECT FROM seats WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, seatId]);
  // Read only now: a submission that held the seat's lock may have come first.
  const access = await findLoopAccess(ctx, found.loop_id);
  const seat = access.seats.find(({ id }) => id === seatId);
  const interview = (await selectInterviews(ctx, found.loop_id)).find(({ id }) => id === seat?.interviewId);
  if (seat === undefined || interview === undefined) throw new AppError('not_found');
  return { ...access, seat, interview };
}

/** Throws `not_allowed` for who may not end this seat, then `wrong_state` once its card is in or it has ended. */
export function assertMayEnd(ctx: MemberCtx, { loop, seat, seatsOfActor }: LockedSeat): void {
  if (!canEndSeat(ctx.actor, loop, seat, seatsOfActor)) {
    throw new AppError(
      'not_allowed',
      'Only its holder and a planner who owes no card on this loop end a seat. Nothing was changed.',
    );
  }
  if (!isOpenSeat(seat)) {
    throw new AppError('wrong_state', 'The card is submitted or the seat has ended: it stays as it is.');
  }
}

interface End {
  readonly kind: 'given_up' | 'not_taken_part' | 'handed_over' | 'declined' | 'replaced';
  readonly reason: string;
  readonly handedTo?: string;
  /** Its holder declined it: who plans is told. */
  readonly isDeclined?: boolean;
}

/** Ends a locked seat, and notes it. Returns when. */
export async function endSeat(ctx: MemberCtx, { loop, seat }: LockedSeat, end: End): Promise<Date> {
  const endedAt = ctx.clock.now();
  await ctx.tx.sql(
    'UPDATE seats SET ended_at = $3, end_kind = $4, end_reason = $5 WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, seat.id, endedAt, end.kind, end.reason],
  );
  await raiseLoopVersion(ctx, loop.id);
  ctx.audit({
    action: 'seat.ended',
    subjectType: 'seat',
    subjectId: seat.id,
    data: {
      loopId: loop.id,
      interviewId: seat.interviewId,
      kind: end.kind,
      isByHolder: seat.memberId === ctx.actor.memberId,
      ...(end.handedTo === undefined ? {} : { handedTo: end.handedTo }),
      ...(end.isDeclined === true ? { isDeclined: true } : {}),
    },
    text: { reason: end.reason },
  });
  return endedAt;
}
