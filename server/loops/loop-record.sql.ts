import type { MemberCtx } from '#server/context.ts';
import type { InterviewRow, LoopHead, SeatRow } from '#server/loops/present.ts';

export async function selectLoopHead(ctx: MemberCtx, loopId: string): Promise<LoopHead | null> {
  const [row] = await ctx.tx.sql<LoopHead>(
    `SELECT l.id, l.state, l.version, l.plan, j.plan AS "newestPlan", l.created_at AS "createdAt", l.application_id AS "applicationId",
            l.end_cause AS "endCause", l.end_note AS "endNote", l.archived_at AS "archivedAt",
            a.stage, a.instructions, j.state AS "jobState",
            c.compared_email AS "candidateEmail",
            json_build_object('id', c.id, 'name', coalesce(c.name, anonymous_label(a.id)),
              'isAnonymous', c.name IS NULL) AS candidate,
            CASE WHEN j.anonymous_review THEN anonymous_label(a.id) END AS "anonymousAs",
            json_build_object('id', o.id, 'name', o.name) AS owner,
            json_build_object('id', j.id, 'title', j.title, 'versionId', j.version_id,
              'hiringManagerId', j.hiring_manager_id, 'approverIds', j.approver_ids,
              'committeeIds', j.committee_ids, 'reveal', j.reveal) AS job
       FROM loops l
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN candidates_for($3) c ON c.org_id = a.org_id AND c.id = a.candidate_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
       JOIN members o ON o.org_id = l.org_id AND o.id = l.owner_id
      WHERE l.org_id = $1 AND l.id = $2`,
    [ctx.actor.orgId, loopId, ctx.actor.memberId],
  );
  return row ?? null;
}

/** The seats of a loop, ended ones included, in the order they were made. */
export function selectSeats(ctx: MemberCtx, loopId: string): Promise<SeatRow[]> {
  return ctx.tx.sql<SeatRow>(
    `SELECT s.id, s.interview_id AS "interviewId", s.member_id AS "memberId", m.name AS "memberName", s.kind,
            s.dimension_ids AS "dimensionIds", s.due_at AS "dueAt", s.ended_at AS "endedAt",
            s.end_kind AS "endKind", s.end_reason AS "endReason", card.state = 'submitted' AS "isSubmitted",
            (SELECT json_build_object('id', taker.id, 'name', taker.name)
               FROM seats taken JOIN members taker ON taker.org_id = taken.org_id AND taker.id = taken.member_id
              WHERE taken.org_id = s.org_id AND taken.replaces_id = s.id) AS "handedTo"
       FROM seats s
       JOIN members m ON m.org_id = s.org_id AND m.id = s.member_id
       JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
      WHERE s.org_id = $1 AND s.loop_id = $2
      ORDER BY s.id`,
    [ctx.actor.orgId, loopId],
  );
}

/** The interviews of a loop by time, cancelled ones included. */
export function selectInterviews(ctx: MemberCtx, loopId: string): Promise<InterviewRow[]> {
  return ctx.tx.sql<InterviewRow>(
    `SELECT i.id, i.name, i.exercise_key AS "exerciseKey", dimension_ids AS "dimensionIds", starts_at AS "startsAt",
            minutes, i.time_zone AS "timeZone", video_url AS "videoUrl", room, cancelled_at AS "cancelledAt",
            cancel_reason AS "cancelReason", is_hold AS "isHold", tells_candidate AS "tellsCandidate", i.version,
            CASE WHEN n.id IS NOT NULL THEN json_build_object('id', n.id, 'name', n.name) END AS "noShowBy"
       FROM interviews i LEFT JOIN members n ON n.org_id = i.org_id AND n.id = i.no_show_by
      WHERE i.org_id = $1 AND i.loop_id = $2
      ORDER BY starts_at, i.id`,
    [ctx.actor.orgId, loopId],
  );
}

/** The dimensions of a blueprint version in the kit's order. */
export function selectDimensions(
  ctx: MemberCtx,
  versionId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return ctx.tx.sql(
    `SELECT dimension_id AS id, name FROM version_dimensions
      WHERE org_id = $1 AND version_id = $2 ORDER BY position`,
    [ctx.actor.orgId, versionId],
  );
}
