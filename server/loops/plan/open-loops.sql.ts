import type { MemberCtx } from '#server/context.ts';
import { mostLoops } from '#shared/plan-changes.ts';

/** The loops of a job that are under way and follow an earlier plan, the newest first; never one's own. */
export async function selectEarlierLoops(ctx: MemberCtx, jobId: string): Promise<string[]> {
  const rows = await ctx.tx.sql<{ id: string }>(
    `SELECT l.id FROM jobs j
       JOIN applications a ON a.org_id = j.org_id AND a.job_id = j.id
       JOIN candidates_for($3) c ON c.org_id = a.org_id AND c.id = a.candidate_id
       JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
      WHERE j.org_id = $1 AND j.id = $2 AND l.state = 'open' AND l.plan < j.plan
        AND (c.compared_email IS NULL OR c.compared_email <> $4)
      ORDER BY l.id DESC LIMIT $5`,
    [ctx.actor.orgId, jobId, ctx.actor.memberId, ctx.actor.email.toLowerCase(), mostLoops],
  );
  return rows.map(({ id }) => id);
}

/** The seats of a loop on whose cards something is written: saving raises a card's version. */
export async function selectBegunSeats(ctx: MemberCtx, loopId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.sql<{ seatId: string }>(
    `SELECT seat_id AS "seatId" FROM scorecards WHERE org_id = $1 AND loop_id = $2 AND version > 1`,
    [ctx.actor.orgId, loopId],
  );
  return new Set(rows.map(({ seatId }) => seatId));
}
