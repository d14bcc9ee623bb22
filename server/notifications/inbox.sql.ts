import type { MemberCtx } from '#server/context.ts';
import type { Settings } from '#server/notifications/rules.ts';
import { aroundNotification, isWanted } from '#server/notifications/wanted.sql.ts';

export interface InboxLine {
  readonly id: string;
  readonly kind: string;
  readonly showsAt: Date;
  readonly readAt: Date | null;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly interviewName: string | null;
  readonly startsAt: Date | null;
  readonly loopId: string;
  readonly seatId: string | null;
  readonly debriefId: string | null;
}

/**
 * What `isWanted` says of the recipient's own seats, from their side: most of what was ever told of one is settled, and
 * need not be looked at. A card is due after its interview ends.
 */
const isOfCurrentSeat = `(
  n.kind NOT IN ('scorecard_due', 'card_wanted', 'interview_invited', 'interview_moved', 'interview_confirmed')
  OR n.seat_id IN (
    SELECT owed.seat_id FROM scorecards owed WHERE owed.org_id = $1 AND owed.member_id = $2 AND owed.state = 'draft'
     UNION ALL
    SELECT own.id FROM seats own WHERE own.org_id = $1 AND own.member_id = $2 AND own.due_at > $3))`;

/** Digests come by mail alone: the home page holds what they list. */
const mine = `n.org_id = $1 AND n.member_id = $2 AND n.shows_at <= $3 AND n.kind <> 'cards_owed' AND ${isOfCurrentSeat}
  AND ${isWanted('$3')}`;

/** The reader's own, newest first, from behind the one with this time. */
export function selectInbox(
  ctx: MemberCtx,
  asked: {
    readonly isUnreadOnly: boolean;
    readonly after: { readonly showsAt: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<InboxLine[]> {
  const { orgId, memberId } = ctx.actor;
  return ctx.tx.sqlPlanned<InboxLine>(
    `SELECT n.id, n.kind, n.shows_at AS "showsAt", n.read_at AS "readAt", coalesce(c.name, anonymous_label(a.id)) AS "candidateName",
            j.title AS "jobTitle", i.name AS "interviewName", i.starts_at AS "startsAt", n.loop_id AS "loopId", n.seat_id AS "seatId",
            n.debrief_id AS "debriefId"
       FROM notifications n ${aroundNotification('$2')}
      WHERE ${mine}
        AND (NOT $4::boolean OR n.read_at IS NULL)
        AND ($5::timestamptz IS NULL OR (n.shows_at, n.id) < ($5, $6::uuid))
      ORDER BY n.shows_at DESC, n.id DESC LIMIT $7`,
    [
      orgId,
      memberId,
      ctx.clock.now(),
      asked.isUnreadOnly,
      asked.after?.showsAt ?? null,
      asked.after?.id ?? null,
      asked.limit,
    ],
  );
}

export async function countUnread(ctx: MemberCtx): Promise<number> {
  const { orgId, memberId } = ctx.actor;
  const [row] = await ctx.tx.sql<{ unread: number }>(
    `SELECT count(*)::integer AS unread FROM notifications n ${aroundNotification('$2')}
      WHERE ${mine} AND n.read_at IS NULL`,
    [orgId, memberId, ctx.clock.now()],
  );
  return row?.unread ?? 0;
}

/** Marks the reader's own as read, all that are there or those named; how many of those named there are, and how many changed. */
export async function markRead(
  ctx: MemberCtx,
  ids: readonly string[] | null,
): Promise<{ found: number; changed: number }> {
  const { orgId, memberId } = ctx.actor;
  const [row] = await ctx.tx.sqlPlanned<{ found: number; changed: number }>(
    `WITH named AS (
       SELECT n.id, n.read_at FROM notifications n ${aroundNotification('$2')}
        WHERE ${mine} AND ($4::uuid[] IS NULL OR n.id = ANY ($4))
     ), changed AS (
       UPDATE notifications SET read_at = $3 FROM named
        WHERE notifications.org_id = $1 AND notifications.id = named.id AND named.read_at IS NULL
       RETURNING notifications.id)
     SELECT (SELECT count(*)::integer FROM named) AS found, (SELECT count(*)::integer FROM changed) AS changed`,
    [orgId, memberId, ctx.clock.now(), ids],
  );
  return row ?? { found: 0, changed: 0 };
}

/** What a member has chosen; null for whoever has chosen nothing. */
export async function selectSettings(ctx: MemberCtx): Promise<Settings | null> {
  const [row] = await ctx.tx.sql<Settings>(
    `SELECT muted, CASE WHEN quiet_from IS NOT NULL THEN json_build_object('from', quiet_from, 'until', quiet_until) END
              AS quiet, version
       FROM notification_settings WHERE org_id = $1 AND member_id = $2`,
    [ctx.actor.orgId, ctx.actor.memberId],
  );
  return row ?? null;
}
