import type { MemberCtx } from '#server/context.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A request with what became of it. */
export interface RequestRow {
  readonly id: string;
  readonly loopId: string;
  readonly seatId: string;
  readonly dimension: Named;
  readonly reason: string;
  readonly askedBy: Named;
  readonly askedIn: Named;
  readonly askedAt: Date;
  readonly answer: { readonly interview: Named | null; readonly by: Named; readonly at: string } | null;
}

/** The requests of a loop, oldest first. */
export function selectRequests(ctx: MemberCtx, loopId: string): Promise<RequestRow[]> {
  return ctx.tx.sql<RequestRow>(
    `SELECT r.id, r.loop_id AS "loopId", r.seat_id AS "seatId",
            json_build_object('id', d.dimension_id, 'name', d.name) AS dimension, r.reason,
            json_build_object('id', m.id, 'name', m.name) AS "askedBy",
            json_build_object('id', i.id, 'name', i.name) AS "askedIn", r.asked_at AS "askedAt",
            (SELECT json_build_object(
                      'interview', CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END,
                      'by', json_build_object('id', p.id, 'name', p.name), 'at', w.answered_at)
               FROM cover_answers w
               JOIN members p ON p.org_id = w.org_id AND p.id = w.answered_by
               LEFT JOIN interviews t ON t.org_id = w.org_id AND t.id = w.interview_id
              WHERE w.org_id = r.org_id AND w.request_id = r.id) AS answer
       FROM cover_requests r
       JOIN seats s ON s.org_id = r.org_id AND s.id = r.seat_id
       JOIN members m ON m.org_id = s.org_id AND m.id = s.member_id
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
       JOIN loops l ON l.org_id = r.org_id AND l.id = r.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
       JOIN version_dimensions d ON d.org_id = j.org_id AND d.version_id = j.version_id
                                AND d.dimension_id = r.dimension_id
      WHERE r.org_id = $1 AND r.loop_id = $2
      ORDER BY r.id`,
    [ctx.actor.orgId, loopId],
  );
}

/** A seat of the actor's with the interview it is in and the dimensions it scores, in the kit's order. */
export interface OwnSeat {
  readonly id: string;
  readonly loopId: string;
  readonly interviewId: string;
  readonly kind: string;
  readonly endedAt: Date | null;
  readonly isSubmitted: boolean;
  readonly startsAt: Date;
  readonly dimensions: readonly Named[];
}

/** Null where the seat is somebody else's, as where there is none. */
export async function selectOwnSeat(ctx: MemberCtx, seatId: string): Promise<OwnSeat | null> {
  const [row] = await ctx.tx.sql<OwnSeat>(
    `SELECT s.id, s.loop_id AS "loopId", s.interview_id AS "interviewId", s.kind, s.ended_at AS "endedAt",
            card.state = 'submitted' AS "isSubmitted", i.starts_at AS "startsAt",
            (SELECT json_agg(json_build_object('id', d.dimension_id, 'name', d.name) ORDER BY d.position)
               FROM version_dimensions d
              WHERE d.org_id = j.org_id AND d.version_id = j.version_id AND d.dimension_id = ANY (s.dimension_ids)
            ) AS dimensions
       FROM seats s
       JOIN scorecards card ON card.org_id = s.org_id AND card.seat_id = s.id
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
       JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
      WHERE s.org_id = $1 AND s.member_id = $2 AND s.id = $3`,
    [ctx.actor.orgId, ctx.actor.memberId, seatId],
  );
  return row ?? null;
}

/** The dimensions that were passed on to an interview, each once, except those the actor asked for. */
export async function selectPassedOn(ctx: MemberCtx, interviewId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.sql<{ id: string }>(
    `SELECT DISTINCT r.dimension_id AS id
       FROM cover_answers w
       JOIN cover_requests r ON r.org_id = w.org_id AND r.id = w.request_id
       JOIN seats s ON s.org_id = r.org_id AND s.id = r.seat_id
      WHERE w.org_id = $1 AND w.interview_id = $2 AND s.member_id <> $3`,
    [ctx.actor.orgId, interviewId, ctx.actor.memberId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What a seat has asked for. */
export function selectAsked(
  ctx: MemberCtx,
  seatId: string,
): Promise<{ readonly dimensionId: string; readonly reason: string; readonly askedAt: Date }[]> {
  return ctx.tx.sql(
    `SELECT dimension_id AS "dimensionId", reason, asked_at AS "askedAt" FROM cover_requests
      WHERE org_id = $1 AND seat_id = $2 ORDER BY id`,
    [ctx.actor.orgId, seatId],
  );
}

/** Interviews of a loop that were not cancelled, by time, each with who scores what in a seat that counts. */
export interface CoveringInterview extends Named {
  readonly startsAt: Date;
  readonly seats: readonly {
    readonly id: string;
    readonly member: Named;
    readonly dimensionIds: readonly string[];
  }[];
}

export function selectCoveringInterviews(ctx: MemberCtx, loopId: string): Promise<CoveringInterview[]> {
  return ctx.tx.sql<CoveringInterview>(
    `SELECT i.id, i.name, i.starts_at AS "startsAt",
            json_agg(json_build_object('id', s.id, 'member', json_build_object('id', m.id, 'name', m.name),
                                       'dimensionIds', s.dimension_ids) ORDER BY s.id) AS seats
       FROM interviews i
       JOIN seats s ON s.org_id = i.org_id AND s.interview_id = i.id AND s.kind = 'interviewer' AND s.ended_at IS NULL
       JOIN members m ON m.org_id = s.org_id AND m.id = s.member_id
      WHERE i.org_id = $1 AND i.loop_id = $2 AND i.cancelled_at IS NULL
      GROUP BY i.org_id, i.id
      ORDER BY i.starts_at, i.id`,
    [ctx.actor.orgId, loopId],
  );
}

/** The ids of all interviews of a loop, cancelled ones included. */
export async function selectInterviewsOf(ctx: MemberCtx, loopId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.sql<{ id: string }>(
    'SELECT id FROM interviews WHERE org_id = $1 AND loop_id = $2',
    [ctx.actor.orgId, loopId],
  );
  return new Set(rows.map(({ id }) => id));
}
