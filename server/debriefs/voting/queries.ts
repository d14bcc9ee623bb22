import type { MemberCtx } from '#server/context.ts';

/**
 * Whether the job of a loop keeps interviewers' recommendations from the vote, and the vote is still to come: there is no
 * debrief yet, or its votes are not open and nobody has decided. The debrief and the cards of the loop both ask here.
 */
export async function areRecommendationsKept(ctx: MemberCtx, loopId: string): Promise<boolean> {
  const [row] = await ctx.tx.sql<{ areKept: boolean }>(
    `SELECT j.hides_recommendations AND NOT EXISTS (
              SELECT FROM debriefs d
               WHERE d.org_id = l.org_id AND d.loop_id = l.id
                 AND (EXISTS (SELECT FROM vote_reveals r WHERE r.org_id = d.org_id AND r.debrief_id = d.id)
                   OR EXISTS (SELECT FROM decisions x WHERE x.org_id = d.org_id AND x.debrief_id = d.id))) AS "areKept"
       FROM loops l
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
      WHERE l.org_id = $1 AND l.id = $2`,
    [ctx.actor.orgId, loopId],
  );
  return row?.areKept ?? true;
}
