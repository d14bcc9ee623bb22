import type { MemberCtx } from '#server/context.ts';
import { isJobOpen } from '#server/jobs/queries.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import { AppError } from '#shared/problems.ts';

/** Puts a locked candidate forward for a job. Throws `not_found`, `rule_broken` for a closed job, `already_exists` while they are considered for it. */
export async function placeApplication(ctx: MemberCtx, candidateId: string, jobId: string): Promise<void> {
  if (!(await isJobOpen(ctx, jobId))) {
    throw new AppError('rule_broken', 'This job is closed. Nothing was saved.', {
      errors: [{ path: 'jobId', message: 'The job is closed.' }],
    });
  }
  const applicationId = ctx.ids.next();
  const now = ctx.clock.now();
  await refuseOn(
    'applications_active_key',
    'already_exists',
    'The candidate is being considered for this job already.',
    () =>
      ctx.tx.sql(
        `INSERT INTO applications (org_id, id, candidate_id, job_id, stage, applied_at, stage_at)
         VALUES ($1, $2, $3, $4, 'applied', $5, $5)`,
        [ctx.actor.orgId, applicationId, candidateId, jobId, now],
      ),
  );
  ctx.audit({
    action: 'application.created',
    subjectType: 'application',
    subjectId: applicationId,
    data: { candidateId, jobId },
  });
}
