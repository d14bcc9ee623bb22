import type { MemberCtx } from '#server/context.ts';
import { selectInterviews } from '#server/loops/loop-record.sql.ts';
import type { InterviewRow, LoopAccess } from '#server/loops/present.ts';
import { findLoopAccess } from '#server/loops/queries.ts';
import { AppError } from '#shared/problems.ts';

export interface LockedApplication {
  readonly id: string;
  readonly candidateId: string;
  readonly jobId: string;
  readonly stage: string;
}

/**
 * Locks an application: every change of its loops begins here, so that planners wait for each other and meet in one
 * order (application, loop, interviews, seats, cards; the audit head last). Throws `not_found`.
 */
export async function lockApplication(ctx: MemberCtx, applicationId: string): Promise<LockedApplication> {
  const [row] = await ctx.tx.sql<LockedApplication>(
    `SELECT id, candidate_id AS "candidateId", job_id AS "jobId", stage FROM applications
      WHERE org_id = $1 AND id = $2 FOR UPDATE`,
    [ctx.actor.orgId, applicationId],
  );
  if (row === undefined) throw new AppError('not_found');
  return row;
}

/** Locks a loop for a change and reads it. Throws `not_found`, also where the actor may not know of it. */
export async function lockLoop(
  ctx: MemberCtx,
  loopId: string,
): Promise<LoopAccess & { readonly application: LockedApplication }> {
  const { orgId } = ctx.actor;
  const [loop] = await ctx.tx.sql<{ application_id: string }>(
    'SELECT application_id FROM loops WHERE org_id = $1 AND id = $2',
    [orgId, loopId],
  );
  if (loop === undefined) throw new AppError('not_found');
  const application = await lockApplication(ctx, loop.application_id);
  await ctx.tx.sql('SELECT FROM loops WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, loopId]);
  return { ...(await findLoopAccess(ctx, loopId)), application };
}

/** Locks the loop of an interview and reads both. Throws `not_found`. */
export async function lockInterview(
  ctx: MemberCtx,
  interviewId: string,
): Promise<Awaited<ReturnType<typeof lockLoop>> & { readonly interview: InterviewRow }> {
  const [row] = await ctx.tx.sql<{ loop_id: string }>(
    'SELECT loop_id FROM interviews WHERE org_id = $1 AND id = $2',
    [ctx.actor.orgId, interviewId],
  );
  if (row === undefined) throw new AppError('not_found');
  const access = await lockLoop(ctx, row.loop_id);
  const interview = (await selectInterviews(ctx, row.loop_id)).find(({ id }) => id === interviewId);
  if (interview === undefined) throw new AppError('not_found');
  return { ...access, interview };
}

/** Refuses changes of a loop that is not open, or of a cancelled interview. */
export function assertPlannable(loop: { readonly state: string }, interview?: InterviewRow): void {
  if (loop.state !== 'open') {
    throw new AppError('wrong_state', 'Interviews are planned while the loop is open. It is not any more.');
  }
  if (interview !== undefined && interview.cancelledAt !== null) {
    throw new AppError('wrong_state', 'The interview is cancelled. Schedule a new one.');
  }
}

/** Notes that a locked loop changed. What becomes of cards is no change of it: its version would tell the sealed. */
export async function raiseLoopVersion(ctx: MemberCtx, loopId: string): Promise<void> {
  await ctx.tx.sql('UPDATE loops SET version = version + 1 WHERE org_id = $1 AND id = $2', [
    ctx.actor.orgId,
    loopId,
  ]);
}
