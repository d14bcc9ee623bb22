import type { Ctx } from '#server/context.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface FeedLine {
  readonly seatId: string;
  readonly name: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly videoUrl: string | null;
  readonly room: string | null;
  readonly isHold: boolean;
  readonly version: number;
}

/** Whose feed a token opens; null for one that was revoked, replaced or never made, or whose member has left. */
export async function selectFeed(
  ctx: Ctx,
  tokenHash: Buffer,
): Promise<{ readonly orgId: OrgId; readonly memberId: string } | null> {
  const [found] = await ctx.tx.sql<{ orgId: OrgId; memberId: string }>(
    'SELECT org_id AS "orgId", member_id AS "memberId" FROM find_calendar_feed($1)',
    [tokenHash],
  );
  return found ?? null;
}

/**
 * The interviews in which somebody has a seat, in order, under the names that they may know now; none about themselves.
 * Nothing of any card: an interview stands there the same before and after it.
 */
export function selectFeedLines(
  ctx: Ctx,
  orgId: OrgId,
  memberId: string,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<FeedLine[]> {
  return ctx.tx.sql<FeedLine>(
    `SELECT s.id AS "seatId", i.name, coalesce(c.name, anonymous_label(a.id)) AS "candidateName",
            j.title AS "jobTitle", i.starts_at AS "startsAt", i.minutes, i.video_url AS "videoUrl", i.room,
            i.is_hold AS "isHold", i.version
       FROM seats s
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
       JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN candidates_for($2) c ON c.org_id = a.org_id AND c.id = a.candidate_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
       JOIN members m ON m.org_id = s.org_id AND m.id = s.member_id
      WHERE s.org_id = $1 AND s.member_id = $2 AND s.ended_at IS NULL AND i.cancelled_at IS NULL
        AND i.starts_at >= $3 AND i.starts_at < $4
        AND (c.compared_email IS NULL OR c.compared_email <> m.email)
      ORDER BY i.starts_at, s.id`,
    [orgId, memberId, from, until],
  );
}
