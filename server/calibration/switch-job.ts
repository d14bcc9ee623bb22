import type { z } from 'zod';
import { canSwitchJob } from '#server/calibration/policy.ts';
import { findJobCalibration } from '#server/calibration/queries.ts';
import { selectIsLocked, selectJobSwitch } from '#server/calibration/settings.sql.ts';
import type { MemberCtx } from '#server/context.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { JobCalibration } from '#shared/calibration.ts';
import type { JobId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Switches a job's calibration. Throws `not_found`, `not_allowed`, `stale_version`, and `wrong_state` once a card of
 * the job is submitted.
 */
export async function switchJob(
  ctx: MemberCtx,
  jobId: JobId,
  seenVersion: number,
  isOn: boolean,
): Promise<z.input<typeof JobCalibration>> {
  const { orgId, memberId } = ctx.actor;
  await ctx.tx.sql('SELECT FROM jobs WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, jobId]);
  const job = await selectJobSwitch(ctx.tx, orgId, jobId);
  if (job === null) throw new AppError('not_found');
  if (!canSwitchJob(ctx.actor, job))
    throw new AppError('not_allowed', 'Only its hiring manager, recruiters and admins change a job.');
  if (job.version !== seenVersion) throw staleVersion(job.version);
  if (job.isOn !== isOn && (await selectIsLocked(ctx, jobId))) {
    throw new AppError(
      'wrong_state',
      "The job's switch was settled with its first submitted card, and stays. Nothing was changed.",
    );
  }
  await ctx.tx.sql(
    `INSERT INTO job_calibrations (org_id, job_id, is_on, changed_by, changed_at, version)
     VALUES ($1, $2, $3, $4, $5, 2)
     ON CONFLICT (org_id, job_id) DO UPDATE SET is_on = EXCLUDED.is_on, changed_by = EXCLUDED.changed_by,
       changed_at = EXCLUDED.changed_at, version = job_calibrations.version + 1`,
    [orgId, jobId, isOn, memberId, ctx.clock.now()],
  );
  ctx.audit({
    action: 'calibration.job_switched',
    subjectType: 'job',
    subjectId: jobId,
    data: { isOn },
  });
  return findJobCalibration(ctx, jobId);
}
