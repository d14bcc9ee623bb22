import type { MemberCtx } from '#server/context.ts';
import type { ToldOf } from '#server/loops/life/event-rules.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface EventRow {
  readonly at: Date;
  /** Its place among those of its moment, of those that the reader is told of. */
  readonly rank: number;
  readonly action: string;
  readonly actor: Named | null;
  readonly interview: string | null;
  readonly person: Named | null;
  readonly reason: string | null;
  readonly startsAt: string | null;
}

const named = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

/**
 * The entries of the trail about a loop and its parts, the newest first, from behind the given place. Their numbers in the
 * chain stay inside: they count what others did. So a place is a moment, and a rank among what the reader sees of it.
 */
export function selectEvents(
  ctx: MemberCtx,
  loopId: string,
  told: ToldOf,
  after: { readonly at: Date; readonly rank: number } | null,
  limit: number,
): Promise<EventRow[]> {
  return ctx.tx.sqlPlanned<EventRow>(
    `WITH own AS (
       SELECT id FROM seats WHERE org_id = $1 AND loop_id = $2 AND member_id = $3
     ), opened AS (
       SELECT id, opened_despite FROM debriefs WHERE org_id = $1 AND loop_id = $2
     ), entries AS (
       SELECT e.at, row_number() OVER (PARTITION BY e.at ORDER BY e.seq)::integer AS rank, e.action, e.actor_id,
              e.subject_id, e.data::jsonb AS data
         FROM audit_entries e
        WHERE e.org_id = $1
          AND e.subject_id = ANY (ARRAY(
            SELECT $2::uuid
             UNION ALL SELECT id FROM interviews WHERE org_id = $1 AND loop_id = $2
             UNION ALL SELECT id FROM seats WHERE org_id = $1 AND loop_id = $2
             UNION ALL SELECT id FROM opened
             UNION ALL SELECT d.id FROM decisions d WHERE d.org_id = $1 AND d.debrief_id IN (SELECT id FROM opened)))
          AND (e.action = ANY ($4) OR (e.action = ANY ($5) AND e.subject_id IN (SELECT id FROM own)))
     )
     SELECT e.at, e.rank, e.action, ${named('actor')} AS actor, i.name AS interview, ${named('person')} AS person,
            CASE e.action
              WHEN 'interview.cancelled' THEN i.cancel_reason
              WHEN 'seat.ended' THEN s.end_reason
              WHEN 'debrief.opened' THEN o.opened_despite
              WHEN 'debrief.reopened' THEN taken.reason END AS reason,
            e.data ->> 'startsAt' AS "startsAt"
       FROM entries e
       LEFT JOIN members actor ON actor.org_id = $1 AND actor.id = e.actor_id
       LEFT JOIN seats s ON s.org_id = $1 AND s.id = e.subject_id
       LEFT JOIN interviews i ON i.org_id = $1 AND i.id = coalesce(s.interview_id, e.subject_id)
       LEFT JOIN opened o ON o.id = e.subject_id
       LEFT JOIN reopenings taken ON taken.org_id = $1 AND taken.decision_id::text = e.data ->> 'decisionId'
       LEFT JOIN members person
              ON person.org_id = $1 AND person.id::text = coalesce(s.member_id::text, e.data ->> 'ownerId')
      WHERE $6::timestamptz IS NULL OR (e.at, e.rank) < ($6, $7::integer)
      ORDER BY e.at DESC, e.rank DESC LIMIT $8`,
    [
      ctx.actor.orgId,
      loopId,
      ctx.actor.memberId,
      told.everything,
      told.ownSeats,
      after?.at ?? null,
      after?.rank ?? null,
      limit,
    ],
  );
}
