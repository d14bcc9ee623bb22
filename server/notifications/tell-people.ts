import type { AuditRecord, Ctx } from '#server/context.ts';
import { planDigests, whoseDigests } from '#server/notifications/digests.ts';
import { firstReminderAt, retimeReminders, tellOwnerOfLate } from '#server/notifications/reminder-times.ts';
import { tellCandidate } from '#server/notifications/tell-candidates.ts';
import { tellOfAnswer, tellOfDecline } from '#server/notifications/tell-planners.ts';
import type { Telling } from '#server/notifications/telling.ts';
import { type Announcement, announce } from '#server/platform/live-updates/announcement.ts';
import type { OrgId } from '#shared/primitives.ts';

type Tell = (ctx: Ctx, orgId: OrgId, record: AuditRecord) => Promise<readonly Telling[]>;

/**
 * Tells people of what a transaction did, by what it notes in the audit trail: whatever is worth telling is noted there,
 * and a command needs to know nothing of who is told. In the same transaction, before the trail's head is locked.
 */
export async function tellPeople(ctx: Ctx, orgId: OrgId, records: readonly AuditRecord[]): Promise<void> {
  for (const record of records) {
    const tell = tellings[record.action];
    if (tell !== undefined) await write(ctx, orgId, await tell(ctx, orgId, record));
    await tellCandidate(ctx, orgId, record);
  }
  await planDigests(ctx, orgId, whoseDigests(records));
}

const tellings: Readonly<Record<string, Tell>> = {
  'seat.added': tellOfSeat,
  'interview.rescheduled': tellOfMove,
  'interview.confirmed': tellOfConfirmation,
  'slots.picked': tellOfAnswer,
  'slots.refused': tellOfAnswer,
  'seat.ended': tellOfEnd,
  'question.asked': async (ctx, orgId, record) => {
    const holder = await seatOf(ctx, orgId, record.subjectId);
    const occasion = String(record.data?.questionId);
    return holder === null ? [] : [{ ...holder, kind: 'question_asked', occasion, showsAt: ctx.clock.now() }];
  },
  'scorecard.typed_in': async (ctx, orgId, record) => {
    const holder = await seatOf(ctx, orgId, record.subjectId);
    const told = { kind: 'card_typed_in', occasion: record.subjectId, showsAt: ctx.clock.now() } as const;
    return holder === null ? [] : [{ ...holder, ...told }];
  },
  'loop.nudged': tellOfNudges,
  'loop.owner_changed': (ctx, orgId, { subjectId }) => tellOwnerOfLate(ctx, orgId, { loopId: subjectId }),
  'seat.restored': (ctx, orgId, { subjectId }) => tellOwnerOfLate(ctx, orgId, { seatId: subjectId }),
  'reminders.settings_changed': async (ctx, orgId) => {
    await retimeReminders(ctx, orgId, null);
    return [];
  },
  'debrief.opened': tellVoters,
  'decision.recorded': tellApprover,
  'decision.approved': tellApprover,
};

/** Somebody got a seat: they are invited, unless it is over already, and reminded of the card at the end. */
async function tellOfSeat(ctx: Ctx, orgId: OrgId, { subjectId }: AuditRecord): Promise<Telling[]> {
  const now = ctx.clock.now();
  const seat = await seatOf(ctx, orgId, subjectId);
  if (seat === null) return [];
  const due: Telling = {
    ...seat,
    kind: 'scorecard_due',
    occasion: subjectId,
    showsAt: await firstReminderAt(ctx, orgId, seat.endsAt),
  };
  const reminders = [due, ...(await tellOwnerOfLate(ctx, orgId, { seatId: subjectId }))];
  if (seat.startsAt <= now) return reminders;
  return [{ ...seat, kind: 'interview_invited', occasion: subjectId, showsAt: now }, ...reminders];
}

/** An interview is at another time or place: whoever still takes part is told, and reminded at its new end. */
async function tellOfMove(ctx: Ctx, orgId: OrgId, { subjectId, data }: AuditRecord): Promise<Telling[]> {
  await retimeReminders(ctx, orgId, subjectId);
  return tellOfTime(ctx, orgId, subjectId, 'interview_moved', data?.version);
}

/** An interview that was only held takes place. */
function tellOfConfirmation(ctx: Ctx, orgId: OrgId, { subjectId, data }: AuditRecord): Promise<Telling[]> {
  return tellOfTime(ctx, orgId, subjectId, 'interview_confirmed', data?.version);
}

/** Whoever takes part in an interview to come is told of its time. */
async function tellOfTime(
  ctx: Ctx,
  orgId: OrgId,
  interviewId: string,
  kind: 'interview_moved' | 'interview_confirmed',
  version: unknown,
): Promise<Telling[]> {
  const now = ctx.clock.now();
  const seats = await ctx.tx.sql<Seat>(
    `${seatColumns} WHERE s.org_id = $1 AND s.interview_id = $2 AND s.ended_at IS NULL ORDER BY s.id`,
    [orgId, interviewId],
  );
  return seats
    .filter(({ startsAt }) => startsAt > now)
    .map((seat) => ({ ...seat, kind, occasion: `${seat.seatId} ${version}`, showsAt: now }));
}

/** A seat ended through somebody else: its holder is not needed any more. One that was declined leaves a calendar too, and who plans hears of it. */
async function tellOfEnd(ctx: Ctx, orgId: OrgId, { subjectId, data }: AuditRecord): Promise<Telling[]> {
  const isDeclined = data?.isDeclined === true;
  const isOwnDoing = data?.kind === 'given_up' || data?.isByHolder === true;
  const seat = isOwnDoing && !isDeclined ? null : await seatOf(ctx, orgId, subjectId);
  if (seat === null || seat.endsAt <= ctx.clock.now()) return [];
  const told: Telling = {
    ...seat,
    kind: 'interview_cancelled',
    occasion: subjectId,
    showsAt: ctx.clock.now(),
  };
  return isDeclined ? [told, ...(await tellOfDecline(ctx, orgId, seat))] : [told];
}

/** Somebody waits for cards of a loop: whoever owes them is told, once the reminder can't be taken back any more. */
async function tellOfNudges(ctx: Ctx, orgId: OrgId, { subjectId, data }: AuditRecord): Promise<Telling[]> {
  const nudges = await ctx.tx.sql<{ memberId: string; seatId: string; occasion: string; showsAt: Date }>(
    `SELECT s.member_id AS "memberId", s.id AS "seatId", n.id AS occasion, n.goes_at AS "showsAt"
       FROM nudges n JOIN seats s ON s.org_id = n.org_id AND s.id = n.seat_id
      WHERE n.org_id = $1 AND n.act_id = $2 AND n.loop_id = $3 ORDER BY n.id`,
    [orgId, String(data?.actId), subjectId],
  );
  return nudges.map((nudge) => ({ ...nudge, kind: 'card_wanted', loopId: subjectId, debriefId: null }));
}

/** A debrief is open: whoever has a vote on its job. Who of them still has to is found when they look. */
async function tellVoters(ctx: Ctx, orgId: OrgId, { subjectId }: AuditRecord): Promise<Telling[]> {
  const rows = await ctx.tx.sql<{ memberId: string; loopId: string }>(
    `SELECT m.id AS "memberId", l.id AS "loopId"
       FROM debriefs d
       JOIN loops l ON l.org_id = d.org_id AND l.id = d.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
       JOIN members m ON m.org_id = j.org_id AND (m.id = j.hiring_manager_id OR m.id = ANY (j.committee_ids))
      WHERE d.org_id = $1 AND d.id = $2 ORDER BY m.id`,
    [orgId, subjectId],
  );
  return rows.map((row) => ({
    ...row,
    kind: 'vote_wanted',
    occasion: subjectId,
    seatId: null,
    debriefId: subjectId,
    showsAt: ctx.clock.now(),
  }));
}

/** A decision was recorded or approved: whoever is next to approve it. */
async function tellApprover(ctx: Ctx, orgId: OrgId, { subjectId, data }: AuditRecord): Promise<Telling[]> {
  const debriefId = String(data?.debriefId);
  const [next] = await ctx.tx.sql<{ memberId: string; loopId: string; position: number }>(
    `SELECT s.approver_id AS "memberId", d.loop_id AS "loopId", s.position
       FROM approval_steps s JOIN debriefs d ON d.org_id = s.org_id AND d.id = $3
      WHERE s.org_id = $1 AND s.decision_id = $2
        AND s.position = 1 + (SELECT count(*) FROM approvals a
                               WHERE a.org_id = s.org_id AND a.decision_id = s.decision_id AND a.verdict = 'approved')`,
    [orgId, subjectId, debriefId],
  );
  if (next === undefined) return [];
  const { memberId, loopId, position } = next;
  const occasion = `${subjectId} ${position}`;
  const told = {
    kind: 'approval_wanted',
    occasion,
    seatId: null,
    debriefId,
    showsAt: ctx.clock.now(),
  } as const;
  return [{ memberId, loopId, ...told }];
}

interface Seat {
  readonly seatId: string;
  readonly memberId: string;
  readonly loopId: string;
  readonly debriefId: null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const seatColumns = `
  SELECT s.id AS "seatId", s.member_id AS "memberId", s.loop_id AS "loopId", NULL AS "debriefId",
         i.starts_at AS "startsAt", i.starts_at + make_interval(mins => i.minutes) AS "endsAt"
    FROM seats s JOIN interviews i ON i.org_id = s.org_id AND i.id = s.interview_id`;

async function seatOf(ctx: Ctx, orgId: OrgId, seatId: string): Promise<Seat | null> {
  const [seat] = await ctx.tx.sql<Seat>(`${seatColumns} WHERE s.org_id = $1 AND s.id = $2`, [orgId, seatId]);
  return seat ?? null;
}

async function write(ctx: Ctx, orgId: OrgId, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  const rows = tellings.map((told) => ({
    id: ctx.ids.next(),
    mail_id: ctx.ids.next(),
    member_id: told.memberId,
    kind: told.kind,
    occasion: told.occasion,
    loop_id: told.loopId,
    seat_id: told.seatId,
    debrief_id: told.debriefId,
    shows_at: told.showsAt.toISOString(),
  }));
  await ctx.tx.sql(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($2)
                  AS told (id uuid, mail_id uuid, member_id uuid, kind text, occasion text, loop_id uuid, seat_id uuid,
                           debrief_id uuid, shows_at timestamptz)
     ), told AS (
       INSERT INTO notifications (org_id, id, member_id, kind, occasion, loop_id, seat_id, debrief_id, made_at, shows_at)
       SELECT $1, id, member_id, kind, occasion, loop_id, seat_id, debrief_id, $3, shows_at FROM given
           ON CONFLICT (org_id, member_id, kind, occasion) DO NOTHING
       RETURNING id)
     INSERT INTO mails (org_id, id, notification_id, due_at, state)
     SELECT $1, given.mail_id, given.id, given.shows_at, 'waiting' FROM given JOIN told ON told.id = given.id`,
    [orgId, JSON.stringify(rows), ctx.clock.now()],
  );
  await announce(
    ctx.tx,
    orgId,
    tellings.filter(({ showsAt }) => showsAt <= ctx.clock.now()).map(announcementOf),
  );
}

/** Of one's own seat one hears in any case, of what goes on in a debrief not before one's card is in. */
function announcementOf({ memberId, seatId, kind, loopId }: Telling): Announcement {
  const isOfOwnSeat = seatId !== null && kind !== 'question_asked' && kind !== 'card_late';
  return { topic: 'notifications', memberId, loopId: isOfOwnSeat ? null : loopId };
}
