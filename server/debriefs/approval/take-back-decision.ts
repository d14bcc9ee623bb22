import type { MemberCtx } from '#server/context.ts';
import { raiseDebriefVersion } from '#server/debriefs/lock-debrief.ts';
import { moveApplication } from '#server/debriefs/move-application.ts';
import type { DebriefAccess } from '#server/debriefs/queries.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';

/**
 * Opens a locked debrief again: its decision stays in the record and is no longer the one in force. The loop and the
 * application go back to their debrief. What follows from a decision follows from the next one anew: the loop's cards
 * enter no fit until it is closed again, while fits that were made in between keep what they used; an application to
 * another job, made by the decision, goes on, because people act on it by then; and the votes stay as they were opened,
 * because whoever knows how the others voted can't vote again without them. Throws `wrong_state` where the candidate is
 * considered for the job a second time by now.
 */
export async function takeBackDecision(
  ctx: MemberCtx,
  { access, parts }: DebriefAccess,
  decisionId: string,
  reason: string,
): Promise<void> {
  const { orgId, memberId } = ctx.actor;
  await ctx.tx.prisma.reopening.create({
    data: { orgId, decisionId, reason, reopenedBy: memberId, reopenedAt: ctx.clock.now() },
  });
  await ctx.tx.sql(
    `UPDATE loops SET state = 'debrief', version = version + 1 WHERE org_id = $1 AND id = $2`,
    [orgId, access.loop.id],
  );
  await refuseOn(
    'applications_active_key',
    'wrong_state',
    'The candidate has applied for this job again. That application goes on; this one stays decided.',
    () => moveApplication(ctx, access.loop.applicationId, 'debrief'),
  );
  await raiseDebriefVersion(ctx, parts.debrief.id);
  ctx.audit({
    action: 'debrief.reopened',
    subjectType: 'debrief',
    subjectId: parts.debrief.id,
    data: { decisionId },
    text: { reason },
  });
}
