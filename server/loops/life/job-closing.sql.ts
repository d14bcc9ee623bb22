import { activeStages } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';

/** Of a job, without the actor's own loops: nobody is told of those. */
const ofJob = `
  FROM applications a
  JOIN candidates_for($3) c ON c.org_id = a.org_id AND c.id = a.candidate_id
  LEFT JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id AND l.state IN ('open', 'debrief')
 WHERE a.org_id = $1 AND a.job_id = $2 AND (c.compared_email IS NULL OR lower(c.compared_email) <> $4)`;

const given = ({ actor }: MemberCtx, jobId: string): unknown[] => [
  actor.orgId,
  jobId,
  actor.memberId,
  actor.email.toLowerCase(),
];

export interface UnderWay {
  readonly open: number;
  readonly debrief: number;
  readonly waiting: number;
}

/** How many loops of a job are under way, and how many applications go on without one. */
export async function countUnderWay(ctx: MemberCtx, jobId: string): Promise<UnderWay> {
  const [counts = { open: 0, debrief: 0, waiting: 0 }] = await ctx.tx.sql<UnderWay>(
    `SELECT count(*) FILTER (WHERE l.state = 'open')::integer AS open,
            count(*) FILTER (WHERE l.state = 'debrief')::integer AS debrief,
            count(*) FILTER (WHERE l.id IS NULL AND a.stage = ANY ($5))::integer AS waiting ${ofJob}`,
    [...given(ctx, jobId), activeStages],
  );
  return counts;
}

/** The loops of a job that are under way, in the order in which they are locked. */
export async function selectUnderWay(ctx: MemberCtx, jobId: string): Promise<string[]> {
  const rows = await ctx.tx.sql<{ id: string }>(
    `SELECT l.id ${ofJob} AND l.id IS NOT NULL ORDER BY l.id`,
    given(ctx, jobId),
  );
  return rows.map(({ id }) => id);
}
