import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { dueSeats, nudgeOutcome, secondsToTakeBack } from '#server/loops/board/rules.ts';
import type { LoopAccess } from '#server/loops/present.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import type { nudgeLoops as contract } from '#shared/board.ts';
import type { LoopId } from '#shared/primitives.ts';

type Result = z.input<(typeof contract)['reply']>['results'][number];

/**
 * Reminds whoever owes a card that is due on these loops, once per card and day. Nobody is told for as long as it can be
 * taken back. On a loop on which the actor owes a card nothing happens: whom it would go to says whose cards are in.
 * Throws `not_found` where a loop is not the actor's to know.
 */
export async function nudgeLoops(
  ctx: MemberCtx,
  loopIds: readonly LoopId[],
): Promise<z.input<(typeof contract)['reply']>> {
  const actId = ctx.ids.next();
  const goesAt = new Date(ctx.clock.now().getTime() + secondsToTakeBack * 1_000);
  const results: Result[] = [];
  for (const loopId of loopIds) {
    results.push({ loopId, ...(await nudgeLoop(ctx, await findLoopAccess(ctx, loopId), { actId, goesAt })) });
  }
  const people = results.reduce((sum, result) => sum + result.people, 0);
  ctx.audit({
    action: 'board.nudged',
    subjectType: 'member',
    subjectId: ctx.actor.memberId,
    data: { actId, loops: results.filter(({ outcome }) => outcome === 'nudged').length, people },
  });
  return { actId, goesAt: goesAt.toISOString(), results };
}

async function nudgeLoop(
  ctx: MemberCtx,
  access: LoopAccess,
  act: { readonly actId: string; readonly goesAt: Date },
): Promise<Omit<Result, 'loopId'>> {
  const { id: loopId, state } = access.loop;
  const seats = dueSeats(access.seats, await endsOf(ctx, loopId), ctx.clock.now());
  const outcome = nudgeOutcome({ state, isSealed: access.isSealed, due: seats.length });
  if (outcome !== 'nudged') return { outcome, people: 0 };
  const told = await insertNudges(
    ctx,
    loopId,
    seats.map(({ id }) => id),
    act,
  );
  if (told === 0) return { outcome: 'nudged_today', people: 0 };
  ctx.audit({
    action: 'loop.nudged',
    subjectType: 'loop',
    subjectId: loopId,
    data: { loopId, actId: act.actId, people: told },
  });
  return { outcome, people: told };
}

/** When each interview that is not cancelled ends. */
async function endsOf(ctx: MemberCtx, loopId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await ctx.tx.sql<{ id: string; endsAt: Date }>(
    `SELECT id, starts_at + make_interval(mins => minutes) AS "endsAt" FROM interviews
      WHERE org_id = $1 AND loop_id = $2 AND cancelled_at IS NULL`,
    [ctx.actor.orgId, loopId],
  );
  return new Map(rows.map(({ id, endsAt }) => [id, endsAt]));
}

/** How many were written: whoever was reminded of the same card today already is left out, also at the same moment. */
async function insertNudges(
  ctx: MemberCtx,
  loopId: string,
  seatIds: readonly string[],
  { actId, goesAt }: { readonly actId: string; readonly goesAt: Date },
): Promise<number> {
  const rows = seatIds.map((seatId) => ({ id: ctx.ids.next(), seat_id: seatId }));
  const written = await ctx.tx.sql<{ id: string }>(
    `INSERT INTO nudges (org_id, id, act_id, loop_id, seat_id, nudged_by, nudged_at, nudged_on, goes_at)
     SELECT $1, given.id, $2, $3, given.seat_id, $4, $5, ($5::timestamptz AT TIME ZONE m.time_zone)::date, $6
       FROM jsonb_to_recordset($7) AS given (id uuid, seat_id uuid)
       JOIN seats s ON s.org_id = $1 AND s.id = given.seat_id
       JOIN members m ON m.org_id = s.org_id AND m.id = s.member_id
         ON CONFLICT (org_id, seat_id, nudged_on) WHERE taken_back_at IS NULL DO NOTHING
     RETURNING id`,
    [ctx.actor.orgId, actId, loopId, ctx.actor.memberId, ctx.clock.now(), goesAt, JSON.stringify(rows)],
  );
  return written.length;
}
