import type { z } from 'zod';
import { findCandidate } from '#server/candidates/queries.ts';
import { isEnded } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { isJobOpen } from '#server/jobs/queries.ts';
import { changeStage } from '#server/loops/change-stage.ts';
import { lockApplication } from '#server/loops/lock-loop.ts';
import { isOwnLoop } from '#server/loops/policy.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { Candidate as CandidateView } from '#shared/candidates.ts';
import type { ApplicationId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Takes up again an application that was ended before a decision: in the stage of what has been planned for it, with its
 * loop cancelled as it is. Throws `wrong_state` for one that was not ended, or whose job is closed; `already_exists` where
 * the candidate is considered for the job anew; `rule_broken` for one's own.
 */
export async function reopenApplication(
  ctx: MemberCtx,
  applicationId: ApplicationId,
): Promise<z.input<typeof CandidateView>> {
  const { orgId } = ctx.actor;
  const application = await lockApplication(ctx, applicationId);
  if (!isEnded(application.stage)) {
    throw new AppError('wrong_state', 'This application was not ended: there is nothing to take up again.');
  }
  if (!(await isJobOpen(ctx, application.jobId))) {
    throw new AppError('wrong_state', 'The job is closed. Open it again to take the application up.');
  }
  const [facts] = await ctx.tx.sql<{ email: string | null; isPlanned: boolean }>(
    `SELECT c.compared_email AS email, EXISTS (
              SELECT FROM loops l JOIN interviews i ON i.org_id = l.org_id AND i.loop_id = l.id
               WHERE l.org_id = $1 AND l.application_id = $3) AS "isPlanned"
       FROM candidates_for($4) c WHERE c.org_id = $1 AND c.id = $2`,
    [orgId, application.candidateId, applicationId, ctx.actor.memberId],
  );
  if (facts === undefined) throw new AppError('not_found');
  if (isOwnLoop(ctx.actor, { candidateEmail: facts.email })) {
    throw new AppError('rule_broken', 'This application is your own. Somebody else has to take it up.');
  }
  await refuseOn(
    'applications_active_key',
    'already_exists',
    'The candidate is being considered for this job anew. Go on with that application.',
    () => changeStage(ctx, application, facts.isPlanned ? 'interviewing' : 'applied'),
  );
  return findCandidate(ctx, application.candidateId);
}
