import { isEnded } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { isJobOpen } from '#server/jobs/queries.ts';
import { changeStage } from '#server/loops/change-stage.ts';
import type { LockedApplication } from '#server/loops/lock-loop.ts';
import { isOwnLoop } from '#server/loops/policy.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { ApplicationStage } from '#shared/candidates.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Takes up again a locked application that was ended before a decision: in the stage of what has been planned for it; with
 * `loopId`, in the stage of this loop, which the caller opens again. Throws `wrong_state` for one that was not ended, or
 * whose job is closed; `already_exists` where the candidate is considered for the job anew; `rule_broken` for one's own.
 */
export async function takeUpApplication(
  ctx: MemberCtx,
  application: LockedApplication,
  loopId: string | null = null,
): Promise<void> {
  if (!isEnded(application.stage)) {
    throw new AppError('wrong_state', 'This application was not ended: there is nothing to take up again.');
  }
  if (!(await isJobOpen(ctx, application.jobId))) {
    throw new AppError('wrong_state', 'The job is closed. Open it again to take the application up.');
  }
  const { email, stage } = await findPlace(ctx, application, loopId);
  if (isOwnLoop(ctx.actor, { candidateEmail: email })) {
    throw new AppError('rule_broken', 'This application is your own. Somebody else has to take it up.');
  }
  await refuseOn(
    'applications_active_key',
    'already_exists',
    'The candidate is being considered for this job anew. Go on with that application.',
    () => changeStage(ctx, application, stage),
  );
}

async function findPlace(
  ctx: MemberCtx,
  { id, candidateId }: LockedApplication,
  loopId: string | null,
): Promise<{ email: string | null; stage: ApplicationStage }> {
  const [place] = await ctx.tx.sql<{ email: string | null; stage: ApplicationStage }>(
    `SELECT c.compared_email AS email,
            CASE WHEN EXISTS (SELECT FROM debriefs d WHERE d.org_id = $1 AND d.loop_id = $5) THEN 'debrief'
                 WHEN EXISTS (SELECT FROM loops l JOIN interviews i ON i.org_id = l.org_id AND i.loop_id = l.id
                               WHERE l.org_id = $1 AND l.application_id = $3) THEN 'interviewing'
                 ELSE 'applied' END AS stage
       FROM candidates_for($4) c WHERE c.org_id = $1 AND c.id = $2`,
    [ctx.actor.orgId, candidateId, id, ctx.actor.memberId, loopId],
  );
  if (place === undefined) throw new AppError('not_found');
  return place;
}
