import type { MemberCtx } from '#server/context.ts';
import { usualPerWeek } from '#shared/interview-limits.ts';

export interface StartRow {
  readonly memberId: string;
  readonly startsAt: Date;
}

/**
 * When people interview in a time. That a seat has ended would tell somebody sealed on its loop that its card was not in:
 * to them it counts as if it had not.
 */
export function selectStarts(
  ctx: MemberCtx,
  memberIds: readonly string[],
  from: Date,
  until: Date,
): Promise<StartRow[]> {
  return ctx.tx.sql<StartRow>(
    `SELECT s.member_id AS "memberId", i.starts_at AS "startsAt"
       FROM seats s
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
      WHERE s.org_id = $1 AND s.member_id = ANY ($2) AND i.cancelled_at IS NULL
        AND i.starts_at >= $3 AND i.starts_at < $4
        AND (s.ended_at IS NULL OR s.loop_id = ANY (ARRAY(
              SELECT owed.loop_id FROM scorecards owed
                JOIN seats own ON own.org_id = owed.org_id AND own.id = owed.seat_id AND own.ended_at IS NULL
               WHERE owed.org_id = $1 AND owed.member_id = $5 AND owed.state = 'draft')))`,
    [ctx.actor.orgId, memberIds, from, until, ctx.actor.memberId],
  );
}

/** How many interviews a week are enough, by person. */
export async function selectLimits(
  ctx: MemberCtx,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.tx.sql<{ id: string; perWeek: number }>(
    `SELECT m.id, coalesce(own.per_week, usual.per_week, $3)::integer AS "perWeek"
       FROM members m
       LEFT JOIN interview_limits own ON own.org_id = m.org_id AND own.member_id = m.id
       LEFT JOIN planning_settings usual ON usual.org_id = m.org_id
      WHERE m.org_id = $1 AND m.id = ANY ($2)`,
    [ctx.actor.orgId, memberIds, usualPerWeek],
  );
  return new Map(rows.map(({ id, perWeek }) => [id, perWeek]));
}

/** So many closed loops back. */
const loopsBack = 20;
/** In fewer loops than this somebody may have been alone by chance. */
const leastLoops = 3;

export interface AloneRow {
  readonly dimensionId: string;
  readonly memberId: string;
  readonly loops: number;
}

/**
 * Dimensions of a family that one person alone has scored: in its last closed loops, and only in those on which nobody
 * owes a card any more, so that who is sealed somewhere is told nothing of it.
 */
export function selectAlone(ctx: MemberCtx, blueprintId: string): Promise<AloneRow[]> {
  return ctx.tx.sql<AloneRow>(
    `WITH recent AS MATERIALIZED (
       SELECT l.id FROM jobs j
         JOIN applications a ON a.org_id = j.org_id AND a.job_id = j.id
         JOIN loops l ON l.org_id = a.org_id AND l.application_id = a.id
        WHERE j.org_id = $1 AND j.blueprint_id = $2 AND l.state = 'closed'
          AND NOT EXISTS (
            SELECT FROM scorecards due JOIN seats owed ON owed.org_id = due.org_id AND owed.id = due.seat_id
             WHERE due.org_id = l.org_id AND due.loop_id = l.id AND due.state = 'draft' AND owed.ended_at IS NULL)
        ORDER BY l.id DESC LIMIT $3)
     SELECT r.dimension_id AS "dimensionId", (array_agg(card.member_id))[1] AS "memberId",
            count(DISTINCT card.loop_id)::integer AS loops
       FROM recent
       JOIN scorecards card ON card.org_id = $1 AND card.loop_id = recent.id AND card.state = 'submitted'
       JOIN seats s ON s.org_id = $1 AND s.id = card.seat_id AND s.kind = 'interviewer'
       JOIN scores r ON r.org_id = $1 AND r.scorecard_id = card.id AND r.rating IS NOT NULL
      GROUP BY r.dimension_id
     HAVING count(DISTINCT card.member_id) = 1 AND count(DISTINCT card.loop_id) >= $4`,
    [ctx.actor.orgId, blueprintId, loopsBack, leastLoops],
  );
}

export interface InterviewerRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Members who interview, and those named whatever they are; nobody who has left. */
export function selectInterviewers(ctx: MemberCtx, named: readonly string[]): Promise<InterviewerRow[]> {
  return ctx.tx.sql<InterviewerRow>(
    `SELECT id, name, email FROM members
      WHERE org_id = $1 AND deactivated_at IS NULL AND ('interviewer' = ANY (roles) OR id = ANY ($2))
      ORDER BY name, id`,
    [ctx.actor.orgId, named],
  );
}

/** The interviews of a loop that were cancelled. */
export async function selectCancelled(ctx: MemberCtx, loopId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.sql<{ id: string }>(
    'SELECT id FROM interviews WHERE org_id = $1 AND loop_id = $2 AND cancelled_at IS NOT NULL',
    [ctx.actor.orgId, loopId],
  );
  return new Set(rows.map(({ id }) => id));
}
