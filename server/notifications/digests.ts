import type { AuditRecord, Ctx } from '#server/context.ts';
import { findReminderSettings } from '#server/reminders/queries.ts';
import { nextDigestAt } from '#server/reminders/rules.ts';
import type { OrgId } from '#shared/primitives.ts';

interface Owing {
  readonly memberId: string;
  readonly timeZone: string;
  /** The card that is or will be owed first. */
  readonly seatId: string;
  readonly loopId: string;
  readonly endsAt: Date;
  /** The digest that waits, if one does, and when the one before it was due. */
  readonly waitingId: string | null;
  readonly waitingAt: Date | null;
  readonly lastAt: Date | null;
  readonly digests: number;
}

/** Whose digest follows from what a transaction did; null where everybody's does. */
export function whoseDigests(records: readonly AuditRecord[]): {
  readonly members: readonly string[];
  readonly seats: readonly string[];
  readonly interviews: readonly string[];
} | null {
  const of = (...actions: string[]): AuditRecord[] =>
    records.filter(({ action }) => actions.includes(action));
  if (of('reminders.settings_changed').length > 0) return null;
  const ids = (found: readonly AuditRecord[]): string[] => found.map(({ subjectId }) => subjectId);
  return {
    members: ids(of('member.changed', 'member.profile_changed')),
    seats: ids(of('seat.added', 'seat.restored')),
    interviews: ids(of('interview.rescheduled')),
  };
}

/**
 * Sees to it that for whoever owes a card, or will, exactly one digest waits for its time. The number of a digest is its
 * occasion: two processes that plan the same one at once write one row. One that has come due is left as it is.
 */
export async function planDigests(
  ctx: Ctx,
  orgId: OrgId,
  whose: NonNullable<ReturnType<typeof whoseDigests>> | null,
): Promise<void> {
  if (whose !== null && whose.members.length + whose.seats.length + whose.interviews.length === 0) return;
  const settings = await findReminderSettings(ctx, orgId);
  const now = ctx.clock.now();
  for (const owing of await selectOwing(ctx, orgId, whose)) {
    if (owing.waitingAt !== null && owing.waitingAt <= now) continue;
    const isOver = new Date(owing.endsAt.getTime() + settings.firstAfterMinutes * 60_000);
    const at = nextDigestAt(isOver > now ? isOver : now, owing.lastAt, owing.timeZone, settings.digestMinute);
    const isMoved = owing.waitingId !== null && (await move(ctx, orgId, owing.waitingId, owing, at));
    if (!isMoved) await write(ctx, orgId, owing, at);
  }
}

/** In one order, so that two processes never wait for each other. */
function selectOwing(ctx: Ctx, orgId: OrgId, whose: ReturnType<typeof whoseDigests>): Promise<Owing[]> {
  return ctx.tx.sql<Owing>(
    `SELECT DISTINCT ON (m.id) m.id AS "memberId", m.time_zone AS "timeZone", s.id AS "seatId", s.loop_id AS "loopId",
            i.starts_at + make_interval(mins => i.minutes) AS "endsAt", waiting.id AS "waitingId",
            waiting.shows_at AS "waitingAt", past.at AS "lastAt", past.digests
       FROM members m
       JOIN scorecards card ON card.org_id = m.org_id AND card.member_id = m.id AND card.state = 'draft'
       JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id AND s.ended_at IS NULL
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
       LEFT JOIN LATERAL (
         SELECT n.id, n.shows_at FROM notifications n
           JOIN mails x ON x.org_id = n.org_id AND x.notification_id = n.id AND x.state = 'waiting' AND x.tries = 0
          WHERE n.org_id = m.org_id AND n.member_id = m.id AND n.kind = 'cards_owed'
          ORDER BY n.shows_at LIMIT 1) AS waiting ON true
       CROSS JOIN LATERAL (
         SELECT max(n.shows_at) AS at, count(*)::integer AS digests FROM notifications n
          WHERE n.org_id = m.org_id AND n.member_id = m.id AND n.kind = 'cards_owed'
            AND n.id IS DISTINCT FROM waiting.id) AS past
      WHERE m.org_id = $1 AND m.deactivated_at IS NULL
        AND ($2::uuid[] IS NULL OR m.id = ANY ($2) OR m.id IN (
          SELECT taken.member_id FROM seats taken
           WHERE taken.org_id = $1 AND (taken.id = ANY ($3) OR taken.interview_id = ANY ($4))))
      ORDER BY m.id, 5, s.id`,
    [orgId, whose?.members ?? null, whose?.seats ?? [], whose?.interviews ?? []],
  );
}

/** Whether it was there to be moved: by now another process may have sent it. */
async function move(
  ctx: Ctx,
  orgId: OrgId,
  id: string,
  { seatId, loopId }: Owing,
  at: Date,
): Promise<boolean> {
  const moved = await ctx.tx.sql(
    `UPDATE mails SET due_at = $3
      WHERE org_id = $1 AND notification_id = $2 AND state = 'waiting' AND tries = 0 RETURNING id`,
    [orgId, id, at],
  );
  if (moved.length === 0) return false;
  await ctx.tx.sql(
    'UPDATE notifications SET shows_at = $3, seat_id = $4, loop_id = $5 WHERE org_id = $1 AND id = $2',
    [orgId, id, at, seatId, loopId],
  );
  return true;
}

async function write(ctx: Ctx, orgId: OrgId, owing: Owing, at: Date): Promise<void> {
  // One that was there and has gone meanwhile is one more that there was.
  const number = owing.digests + (owing.waitingId === null ? 1 : 2);
  await ctx.tx.sql(
    `WITH told AS (
       INSERT INTO notifications (org_id, id, member_id, kind, occasion, loop_id, seat_id, made_at, shows_at)
       VALUES ($1, $2, $3, 'cards_owed', $4, $5, $6, $7, $8)
           ON CONFLICT (org_id, member_id, kind, occasion) DO NOTHING RETURNING id)
     INSERT INTO mails (org_id, id, notification_id, due_at, state)
     SELECT $1, $9, id, $8, 'waiting' FROM told`,
    [
      orgId,
      ctx.ids.next(),
      owing.memberId,
      String(number),
      owing.loopId,
      owing.seatId,
      ctx.clock.now(),
      at,
      ctx.ids.next(),
    ],
  );
}

export interface OwedCard {
  readonly seatId: string;
  readonly interviewName: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly dueAt: Date;
}

/** The cards that somebody owes of interviews that are over, as they may know them, the most urgent first. */
export function findOwedCards(ctx: Ctx, orgId: OrgId, memberId: string): Promise<OwedCard[]> {
  return ctx.tx.sql<OwedCard>(
    `SELECT s.id AS "seatId", i.name AS "interviewName", coalesce(c.name, anonymous_label(a.id)) AS "candidateName",
            j.title AS "jobTitle", s.due_at AS "dueAt"
       FROM scorecards card
       JOIN seats s ON s.org_id = card.org_id AND s.id = card.seat_id AND s.ended_at IS NULL
       JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id
       JOIN loops l ON l.org_id = s.org_id AND l.id = s.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN candidates_for($2) c ON c.org_id = a.org_id AND c.id = a.candidate_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
      WHERE card.org_id = $1 AND card.member_id = $2 AND card.state = 'draft'
        AND i.starts_at + make_interval(mins => i.minutes) <= $3
      ORDER BY s.due_at, s.id`,
    [orgId, memberId, ctx.clock.now()],
  );
}
