import type { Ctx } from '#server/context.ts';
import type { Telling } from '#server/notifications/telling.ts';
import { findReminderSettings } from '#server/reminders/queries.ts';
import type { OrgId } from '#shared/primitives.ts';

/** When the holder of a seat is first reminded of its card: after the end of the interview, and never in the past. */
export async function firstReminderAt(ctx: Ctx, orgId: OrgId, endsAt: Date): Promise<Date> {
  const { firstAfterMinutes } = await findReminderSettings(ctx, orgId);
  return new Date(Math.max(endsAt.getTime() + firstAfterMinutes * 60_000, ctx.clock.now().getTime()));
}

/** Of these seats, or those of one loop: the owner of the loop hears of a counting card that has been late for long enough. */
export async function tellOwnerOfLate(
  ctx: Ctx,
  orgId: OrgId,
  where: { readonly seatId: string } | { readonly loopId: string },
): Promise<Telling[]> {
  const { tellOwnerAfterDays } = await findReminderSettings(ctx, orgId);
  const rows = await ctx.tx.sql<{ memberId: string; loopId: string; seatId: string; showsAt: Date }>(
    `SELECT l.owner_id AS "memberId", l.id AS "loopId", s.id AS "seatId",
            greatest($4, s.due_at + make_interval(days => $5)) AS "showsAt"
       FROM seats s JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
      WHERE s.org_id = $1 AND ($2::uuid IS NULL OR s.id = $2) AND ($3::uuid IS NULL OR s.loop_id = $3)
        AND s.kind = 'interviewer' AND s.ended_at IS NULL AND s.member_id <> l.owner_id
      ORDER BY s.id`,
    [
      orgId,
      'seatId' in where ? where.seatId : null,
      'loopId' in where ? where.loopId : null,
      ctx.clock.now(),
      tellOwnerAfterDays,
    ],
  );
  return rows.map((row) => ({ ...row, kind: 'card_late', occasion: row.seatId, debriefId: null }));
}

/**
 * Sets the times of reminders anew that nobody has read: of an interview that moved, or, with null, of all that wait,
 * because the organisation's settings changed.
 */
export async function retimeReminders(ctx: Ctx, orgId: OrgId, interviewId: string | null): Promise<void> {
  const { firstAfterMinutes, tellOwnerAfterDays } = await findReminderSettings(ctx, orgId);
  await ctx.tx.sql(
    `WITH moved AS (
       UPDATE notifications n
          SET shows_at = greatest($3, CASE n.kind
                WHEN 'card_late' THEN s.due_at + make_interval(days => $5)
                ELSE i.starts_at + make_interval(mins => i.minutes + $4) END)
         FROM seats s JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
        WHERE n.org_id = $1 AND n.kind IN ('scorecard_due', 'card_late') AND n.read_at IS NULL
          AND s.org_id = n.org_id AND s.id = n.seat_id AND s.ended_at IS NULL
          AND (s.interview_id = $2 OR ($2::uuid IS NULL AND n.shows_at > $3))
       RETURNING n.id, n.shows_at)
     UPDATE mails SET due_at = moved.shows_at FROM moved
      WHERE mails.org_id = $1 AND mails.notification_id = moved.id AND mails.state = 'waiting'`,
    [orgId, interviewId, ctx.clock.now(), firstAfterMinutes, tellOwnerAfterDays],
  );
}
