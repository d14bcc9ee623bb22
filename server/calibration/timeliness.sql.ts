import type { MemberCtx } from '#server/context.ts';

/** When somebody's cards came in after the end of their interviews. */
export interface TimelinessRow {
  readonly memberId: string;
  readonly medianHours: number;
  readonly lateShare: number;
  readonly cards: number;
}

/** Of the closed loops of a family, by person; of one person where given. */
export async function selectTimeliness(
  ctx: MemberCtx,
  blueprintId: string,
  memberId: string | null,
): Promise<ReadonlyMap<string, TimelinessRow>> {
  const rows = await ctx.tx.sql<TimelinessRow>(
    `SELECT card.member_id AS "memberId", count(*)::integer AS cards,
            percentile_cont(0.5) WITHIN GROUP (
              ORDER BY extract(epoch FROM card.submitted_at - i.starts_at - make_interval(mins => i.minutes)) / 3600
            ) AS "medianHours",
            avg((card.submitted_at > s.due_at)::integer)::double precision AS "lateShare"
       FROM jobs j
       JOIN applications a ON a.org_id = j.org_id AND a.job_id = j.id
       JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id AND l.state = 'closed'
       JOIN scorecards card ON card.org_id = l.org_id AND card.loop_id = l.id AND card.state = 'submitted'
       JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id AND s.kind = 'interviewer'
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
      WHERE j.org_id = $1 AND j.blueprint_id = $2 AND ($3::uuid IS NULL OR card.member_id = $3)
      GROUP BY card.member_id`,
    [ctx.actor.orgId, blueprintId, memberId],
  );
  return new Map(rows.map((row) => [row.memberId, row]));
}
