import type { MemberCtx } from '#server/context.ts';

interface EndedSeat {
  readonly id: string;
  readonly interview_id: string;
  readonly end_kind: string;
}

/**
 * Ends the open seats of a locked loop, or of one interview of it, because they went with it; a submitted card stays
 * what it is. Whoever does this to their own seat gives it up, so that cancelling is no way round the seal; unless
 * `keepsOwn` says that there is nothing they could read then.
 */
export async function endSeats(
  ctx: MemberCtx,
  where: { readonly loopId: string; readonly interviewId?: string; readonly keepsOwn?: boolean },
  reason: string,
): Promise<void> {
  const { orgId, memberId } = ctx.actor;
  const scope = [orgId, where.loopId, where.interviewId ?? null];
  const inScope = 's.org_id = $1 AND s.loop_id = $2 AND ($3::uuid IS NULL OR s.interview_id = $3)';
  // Locked first and in one order: a submission holds the lock of its seat, and the next statement sees its outcome.
  await ctx.tx.sql(`SELECT FROM seats s WHERE ${inScope} ORDER BY s.id FOR UPDATE`, scope);
  const ended = await ctx.tx.sql<EndedSeat>(
    `UPDATE seats s
        SET ended_at = $4, end_reason = $5,
            end_kind = CASE WHEN s.member_id = $6 THEN 'given_up' ELSE 'cancelled' END
       FROM scorecards card
      WHERE ${inScope} AND s.ended_at IS NULL
        AND card.org_id = s.org_id AND card.seat_id = s.id AND card.state = 'draft'
      RETURNING s.id, s.interview_id, s.end_kind`,
    [...scope, ctx.clock.now(), reason, where.keepsOwn === true ? null : memberId],
  );
  for (const seat of ended.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    ctx.audit({
      action: 'seat.ended',
      subjectType: 'seat',
      subjectId: seat.id,
      data: { loopId: where.loopId, interviewId: seat.interview_id, kind: seat.end_kind },
    });
  }
}
