import type { z } from 'zod';
import { isActive } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { isJobOpen } from '#server/jobs/queries.ts';
import { lockApplication } from '#server/loops/lock-loop.ts';
import { isOwnLoop } from '#server/loops/policy.ts';
import { findLoop } from '#server/loops/queries.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { Loop as LoopView } from '#shared/loops.ts';
import type { ApplicationId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Starts the loop of an application; the job's recruiter owns it. Throws `wrong_state` for an application or job that
 * is over, `already_exists` while a loop is under way, `rule_broken` for one's own application.
 */
export async function startLoop(
  ctx: MemberCtx,
  applicationId: ApplicationId,
): Promise<z.input<typeof LoopView>> {
  const { orgId } = ctx.actor;
  const application = await lockApplication(ctx, applicationId);
  if (!isActive(application.stage)) {
    throw new AppError('wrong_state', 'This application is over. Consider the candidate anew to go on.');
  }
  if (!(await isJobOpen(ctx, application.jobId))) {
    throw new AppError('wrong_state', 'The job is closed. Open it again to start a loop.');
  }
  const [facts] = await ctx.tx.sql<{ email: string | null; recruiter_id: string; plan: number }>(
    `SELECT c.email, j.recruiter_id, j.plan FROM candidates c, jobs j
      WHERE c.org_id = $1 AND c.id = $2 AND j.org_id = $1 AND j.id = $3`,
    [orgId, application.candidateId, application.jobId],
  );
  if (facts === undefined) throw new AppError('not_found');
  if (isOwnLoop(ctx.actor, { candidateEmail: facts.email })) {
    throw new AppError('rule_broken', 'This application is your own. Somebody else has to start its loop.');
  }

  const loopId = ctx.ids.next();
  await refuseOn('loops_active_key', 'already_exists', 'A loop of this application is under way.', () =>
    ctx.tx.sql(
      `INSERT INTO loops (org_id, id, application_id, owner_id, state, created_at, plan)
       VALUES ($1, $2, $3, $4, 'open', $5, $6)`,
      [orgId, loopId, applicationId, facts.recruiter_id, ctx.clock.now(), facts.plan],
    ),
  );
  ctx.audit({
    action: 'loop.started',
    subjectType: 'loop',
    subjectId: loopId,
    data: { loopId, applicationId, ownerId: facts.recruiter_id },
  });
  return findLoop(ctx, loopId);
}
