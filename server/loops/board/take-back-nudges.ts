import type { MemberCtx } from '#server/context.ts';
import type { NudgeActId } from '#shared/board.ts';
import { AppError } from '#shared/problems.ts';

/**
 * Takes one's own reminders back before they go. Their mails are locked first: whichever of this and the sending comes
 * second sees the other. Throws `not_found` for others' and unknown ones, `wrong_state` once they have gone.
 */
export async function takeBackNudges(ctx: MemberCtx, actId: NudgeActId): Promise<{ done: true }> {
  const { orgId, memberId } = ctx.actor;
  const now = ctx.clock.now();
  const nudges = await ctx.tx.sql<{
    loopId: string;
    goesAt: Date;
    takenBackAt: Date | null;
    mailState: string;
  }>(
    `SELECT n.loop_id AS "loopId", n.goes_at AS "goesAt", n.taken_back_at AS "takenBackAt", x.state AS "mailState"
       FROM nudges n
       JOIN notifications told ON told.org_id = n.org_id AND told.seat_id = n.seat_id AND told.kind = 'card_wanted'
                              AND told.occasion = n.id::text
       JOIN mails x ON x.org_id = told.org_id AND x.notification_id = told.id
      WHERE n.org_id = $1 AND n.act_id = $2 AND n.nudged_by = $3
      ORDER BY x.id FOR UPDATE OF x`,
    [orgId, actId, memberId],
  );
  if (nudges.length === 0) throw new AppError('not_found');
  if (nudges.some(({ goesAt, mailState }) => goesAt <= now || mailState !== 'waiting')) {
    throw new AppError('wrong_state', 'The reminders have gone already.');
  }
  if (nudges.some(({ takenBackAt }) => takenBackAt !== null)) {
    throw new AppError('wrong_state', 'The reminders are taken back already.');
  }
  await ctx.tx.sql('UPDATE nudges SET taken_back_at = $3 WHERE org_id = $1 AND act_id = $2', [
    orgId,
    actId,
    now,
  ]);
  for (const loopId of new Set(nudges.map((nudge) => nudge.loopId))) {
    ctx.audit({
      action: 'loop.nudges_taken_back',
      subjectType: 'loop',
      subjectId: loopId,
      data: { loopId, actId },
    });
  }
  return { done: true };
}
