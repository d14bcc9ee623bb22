import type { MemberCtx } from '#server/context.ts';
import { type DebriefLine, inForce, loopColumns } from '#server/debriefs/list-debriefs.sql.ts';
import type { JobFacts } from '#server/loops/policy.ts';
import type { ApplicationStage } from '#shared/candidates.ts';
import { mostCompared } from '#shared/comparison.ts';
import type { CompositePolicy } from '#shared/voting.ts';

export interface ComparedJob extends JobFacts {
  readonly id: string;
  readonly title: string;
  readonly blueprint: { readonly id: string; readonly title: string; readonly number: number };
  readonly versionId: string;
  readonly compositePolicy: CompositePolicy;
}

/** What a comparison needs of its job; null for none of that id. */
export async function selectComparedJob(ctx: MemberCtx, jobId: string): Promise<ComparedJob | null> {
  const [job] = await ctx.tx.sql<ComparedJob>(
    `SELECT j.id, j.title, j.hiring_manager_id AS "hiringManagerId", j.approver_ids AS "approverIds",
            j.committee_ids AS "committeeIds", j.reveal, j.version_id AS "versionId",
            j.composite_policy AS "compositePolicy",
            json_build_object('id', b.id, 'title', b.title, 'number', v.number) AS blueprint
       FROM jobs j
       JOIN blueprints b ON b.org_id = j.org_id AND b.id = j.blueprint_id
       JOIN blueprint_versions v ON v.org_id = j.org_id AND v.id = j.version_id
      WHERE j.org_id = $1 AND j.id = $2`,
    [ctx.actor.orgId, jobId],
  );
  return job ?? null;
}

export interface ComparedLine extends DebriefLine {
  readonly candidateId: string;
  readonly isAnonymous: boolean;
  readonly stage: ApplicationStage;
  readonly areVotesOpen: boolean;
  /** Whether anybody still owes a card on the loop. */
  readonly isOwed: boolean;
}

/** The debriefs of a job, newest first, and one more than are compared where there are more. */
export function selectComparedLines(ctx: MemberCtx, jobId: string): Promise<ComparedLine[]> {
  return ctx.tx.sql<ComparedLine>(
    `SELECT d.id, d.opened_at AS "openedAt", x.outcome, coalesce(x.state, 'open') AS state, ${loopColumns},
            c.id AS "candidateId", c.name IS NULL AS "isAnonymous", a.stage,
            EXISTS (SELECT FROM vote_reveals r WHERE r.org_id = d.org_id AND r.debrief_id = d.id)
              OR EXISTS (SELECT FROM decisions taken WHERE taken.org_id = d.org_id AND taken.debrief_id = d.id)
              AS "areVotesOpen",
            EXISTS (SELECT FROM scorecards due JOIN seats owed ON owed.org_id = due.org_id AND owed.id = due.seat_id
                     WHERE due.org_id = l.org_id AND due.loop_id = l.id AND due.state = 'draft'
                       AND owed.ended_at IS NULL) AS "isOwed"
       FROM jobs j
       JOIN applications a ON a.org_id = j.org_id AND a.job_id = j.id
       JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
       JOIN debriefs d ON d.org_id = l.org_id AND d.loop_id = l.id
       JOIN candidates_for($2) c ON c.org_id = a.org_id AND c.id = a.candidate_id
       LEFT JOIN LATERAL (${inForce}) AS x ON true
      WHERE j.org_id = $1 AND j.id = $3
      ORDER BY d.id DESC LIMIT $4`,
    [ctx.actor.orgId, ctx.actor.memberId, jobId, mostCompared + 1],
  );
}
