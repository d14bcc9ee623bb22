import type { z } from 'zod';
import { findCandidate } from '#server/candidates/queries.ts';
import { isActive } from '#server/candidates/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import { changeStage } from '#server/loops/change-stage.ts';
import { endLoop } from '#server/loops/end-loop.ts';
import { lockApplication } from '#server/loops/lock-loop.ts';
import type { Candidate as CandidateView } from '#shared/candidates.ts';
import type { ApplicationId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

const reason = 'The candidate withdrew.';

/** The candidate withdrew: the loop under way is cancelled, what was written stays. Throws `wrong_state` for an application that is over. */
export async function withdrawApplication(
  ctx: MemberCtx,
  applicationId: ApplicationId,
): Promise<z.input<typeof CandidateView>> {
  const application = await lockApplication(ctx, applicationId);
  if (!isActive(application.stage)) throw new AppError('wrong_state', 'This application is over already.');
  await changeStage(ctx, application, 'withdrawn');
  const [loop] = await ctx.tx.sql<{ id: string }>(
    `SELECT id FROM loops WHERE org_id = $1 AND application_id = $2 AND state IN ('open', 'debrief') FOR UPDATE`,
    [ctx.actor.orgId, applicationId],
  );
  if (loop !== undefined) await endLoop(ctx, loop.id, reason);
  return findCandidate(ctx, application.candidateId);
}
