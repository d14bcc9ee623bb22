import type { MemberCtx } from '#server/context.ts';

/** Whether the actor owes a card on any loop of these candidates (`isSealed`): then what colleagues wrote is closed to them. */
export async function owesCardOn(ctx: MemberCtx, candidateIds: readonly string[]): Promise<boolean> {
  const [row] = await ctx.tx.sql<{ owes: boolean }>(
    `SELECT EXISTS (
       SELECT FROM scorecards owed
         JOIN seats s ON s.org_id = owed.org_id AND s.id = owed.seat_id AND s.ended_at IS NULL
         JOIN loops l ON l.org_id = owed.org_id AND l.id = owed.loop_id
         JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
        WHERE owed.org_id = $1 AND owed.member_id = $2 AND owed.state = 'draft' AND a.candidate_id = ANY ($3)) AS owes`,
    [ctx.actor.orgId, ctx.actor.memberId, candidateIds],
  );
  return row?.owes === true;
}
