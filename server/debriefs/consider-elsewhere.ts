import type { MemberCtx } from '#server/context.ts';
import type { DebriefAccess } from '#server/debriefs/queries.ts';
import { isJobOpen } from '#server/jobs/queries.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Puts the candidate of a locked debrief forward for another job and returns the application: it begins there like any
 * other, without a loop, a score or a text. One that an earlier decision on this debrief made, and that still goes on, is
 * taken as it is. Throws `not_found`, `rule_broken` for a closed job, `already_exists` where the candidate is considered
 * for it for another reason.
 */
export async function considerElsewhere(
  ctx: MemberCtx,
  { access, parts }: DebriefAccess,
  jobId: string,
): Promise<string> {
  const { orgId } = ctx.actor;
  if (!(await isJobOpen(ctx, jobId))) {
    throw new AppError('rule_broken', 'That job is closed. Nothing was recorded.', {
      errors: [{ path: 'otherJobId', message: 'The job is closed.' }],
    });
  }
  const [made] = await ctx.tx.sql<{ id: string }>(
    `SELECT a.id FROM decisions d
       JOIN applications a ON a.org_id = d.org_id AND a.id = d.other_application_id
      WHERE d.org_id = $1 AND d.debrief_id = $2 AND a.job_id = $3
        AND a.stage IN ('applied', 'interviewing', 'debrief')`,
    [orgId, parts.debrief.id, jobId],
  );
  if (made !== undefined) return made.id;
  const applicationId = ctx.ids.next();
  const candidateId = access.loop.candidate.id;
  await refuseOn(
    'applications_active_key',
    'already_exists',
    'The candidate is being considered for that job already. Nothing was recorded.',
    () =>
      ctx.tx.sql(
        `INSERT INTO applications (org_id, id, candidate_id, job_id, stage, applied_at, stage_at)
         VALUES ($1, $2, $3, $4, 'applied', $5, $5)`,
        [orgId, applicationId, candidateId, jobId, ctx.clock.now()],
      ),
  );
  ctx.audit({
    action: 'application.created',
    subjectType: 'application',
    subjectId: applicationId,
    data: { candidateId, jobId, fromDebriefId: parts.debrief.id },
  });
  return applicationId;
}
