import type { Ctx } from '#server/context.ts';
import type { OrgId } from '#shared/primitives.ts';

/** Why somebody is not free: an interview of theirs, one that is only held, a slot that a candidate may pick, or their own calendar. */
export interface BusyRow {
  readonly memberId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly source: 'interview' | 'hold' | 'offer' | 'calendar';
  /** Null where it is of no loop. */
  readonly loopId: string | null;
  readonly name: string | null;
}

/** When these people have something to do between two moments, in order. */
export function selectBusy(
  ctx: Ctx,
  orgId: OrgId,
  memberIds: readonly string[],
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<BusyRow[]> {
  return ctx.tx.sql<BusyRow>(
    `SELECT s.member_id AS "memberId", i.starts_at AS "startsAt",
            i.starts_at + make_interval(mins => i.minutes) AS "endsAt",
            CASE WHEN i.is_hold THEN 'hold' ELSE 'interview' END AS source, i.loop_id AS "loopId", i.name
       FROM seats s JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
      WHERE s.org_id = $1 AND s.member_id = ANY ($2) AND s.ended_at IS NULL AND i.cancelled_at IS NULL
        AND s.due_at > $3 AND i.starts_at < $4 AND i.starts_at + make_interval(mins => i.minutes) > $3
      UNION ALL
     SELECT (seat ->> 'memberId')::uuid, t.starts_at, t.starts_at + make_interval(mins => o.minutes), 'offer',
            o.loop_id, o.name
       FROM slot_offers o
       JOIN offered_slots t ON t.org_id = o.org_id AND t.offer_id = o.id
       CROSS JOIN jsonb_array_elements(o.seats) AS seat
      WHERE o.org_id = $1 AND o.state = 'open' AND o.expires_at > $5
        AND (seat ->> 'memberId')::uuid = ANY ($2)
        AND t.starts_at < $4 AND t.starts_at + make_interval(mins => o.minutes) > $3
      UNION ALL
     SELECT k.member_id, b.starts_at, b.ends_at, 'calendar', NULL, NULL
       FROM calendar_sources k JOIN busy_intervals b ON b.org_id = k.org_id AND b.source_id = k.id
      WHERE k.org_id = $1 AND k.member_id = ANY ($2) AND b.ends_at > $3 AND b.starts_at < $4
      ORDER BY 2, 3, 1`,
    [orgId, memberIds, from, until, ctx.clock.now()],
  );
}
