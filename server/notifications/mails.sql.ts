import type { Ctx, MemberCtx } from '#server/context.ts';
import type { QuietHours } from '#server/notifications/rules.ts';
import { aroundNotification, isAnonymous, isWanted, owesCard } from '#server/notifications/wanted.sql.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface MailLine {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly toAddress: string | null;
  readonly subject: string | null;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly failure: string | null;
}

const columns = `x.id, coalesce(n.kind, k.kind) AS kind, x.state, x.to_address AS "toAddress", x.subject, x.due_at AS "dueAt",
                 x.ended_at AS "endedAt", x.failure`;

/**
 * What became of a colleague's mail may tell whether their card is in: nothing of a loop on which the reader owes one. Nor
 * of any loop of a candidate who is anonymous to them: mails say whom they are about. A digest is about all loops of
 * somebody, and so for nobody who owes a card.
 */
const known = `FROM mails x
               LEFT JOIN notifications n ON n.org_id = x.org_id AND n.id = x.notification_id
               LEFT JOIN candidate_notices k ON k.org_id = x.org_id AND k.id = x.notice_id
              WHERE x.org_id = $1 AND NOT ${owesCard('$1', '$2', 'coalesce(n.loop_id, k.loop_id)')}
                AND NOT ${isAnonymous('$2', 'coalesce(n.loop_id, k.loop_id)')}
                AND (n.kind IS DISTINCT FROM 'cards_owed' OR NOT EXISTS (
                  SELECT FROM scorecards owed JOIN seats own ON own.org_id = owed.org_id AND own.id = owed.seat_id
                   WHERE owed.org_id = $1 AND owed.member_id = $2 AND owed.state = 'draft' AND own.ended_at IS NULL))`;

export function selectMails(
  ctx: MemberCtx,
  asked: {
    readonly state: string | null;
    readonly after: { readonly dueAt: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<MailLine[]> {
  return ctx.tx.sqlPlanned<MailLine>(
    `SELECT ${columns} ${known}
        AND ($3::text IS NULL OR x.state = $3)
        AND ($4::timestamptz IS NULL OR (x.due_at, x.id) < ($4, $5::uuid))
      ORDER BY x.due_at DESC, x.id DESC LIMIT $6`,
    [
      ctx.actor.orgId,
      ctx.actor.memberId,
      asked.state,
      asked.after?.dueAt ?? null,
      asked.after?.id ?? null,
      asked.limit,
    ],
  );
}

export async function selectMail(
  ctx: MemberCtx,
  mailId: string,
): Promise<(MailLine & { readonly text: string | null; readonly calendar: string | null }) | null> {
  const [row] = await ctx.tx.sql<MailLine & { text: string | null; calendar: string | null }>(
    `SELECT ${columns}, x.text, x.calendar ${known} AND x.id = $3`,
    [ctx.actor.orgId, ctx.actor.memberId, mailId],
  );
  return row ?? null;
}

/** Everything a mail is written from, as it is now. */
export interface DueMail {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly tries: number;
  readonly isWanted: boolean;
  readonly isMuted: boolean;
  readonly quiet: QuietHours | null;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  readonly orgName: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly loopId: string;
  readonly seatId: string | null;
  readonly debriefId: string | null;
  readonly memberId: string;
  /** Something is done differently in this candidate's interviews: what, the card says. */
  readonly hasInstructions: boolean;
  readonly interview: {
    readonly name: string;
    readonly startsAt: Date;
    readonly minutes: number;
    readonly timeZone: string;
    readonly videoUrl: string | null;
    readonly room: string | null;
    readonly isHold: boolean;
    readonly version: number;
  } | null;
  readonly dueAt: Date | null;
}

/** Takes mails that are due and that no other process is at; they stay locked until the transaction ends. */
export async function lockDueMails(ctx: Ctx, orgId: OrgId, limit: number): Promise<DueMail[]> {
  const rows = await ctx.tx.sql<
    Omit<DueMail, 'interview'> & {
      interviewName: string | null;
      startsAt: Date;
      minutes: number;
      interviewZone: string;
      videoUrl: string | null;
      room: string | null;
      isHold: boolean;
      version: number;
    }
  >(
    `SELECT x.id, n.kind, x.state, x.tries, ${isWanted('$2')} AS "isWanted",
            n.kind = ANY (coalesce(q.muted, '{}')) AS "isMuted",
            CASE WHEN q.quiet_from IS NOT NULL
                 THEN json_build_object('from', q.quiet_from, 'until', q.quiet_until) END AS quiet,
            m.email, m.name, m.time_zone AS "timeZone", org.name AS "orgName", coalesce(c.name, anonymous_label(a.id)) AS "candidateName",
            j.title AS "jobTitle", n.loop_id AS "loopId", n.seat_id AS "seatId", n.debrief_id AS "debriefId", n.member_id AS "memberId",
            a.instructions IS NOT NULL AS "hasInstructions",
            i.name AS "interviewName", i.starts_at AS "startsAt", i.minutes, i.time_zone AS "interviewZone",
            i.video_url AS "videoUrl", i.room, i.is_hold AS "isHold", i.version, s.due_at AS "dueAt"
       FROM mails x
       JOIN notifications n ON n.org_id = x.org_id AND n.id = x.notification_id ${aroundNotification('n.member_id')}
       LEFT JOIN notification_settings q ON q.org_id = n.org_id AND q.member_id = n.member_id
       CROSS JOIN find_current_org() AS org
      WHERE x.org_id = $1 AND x.ended_at IS NULL AND x.due_at <= $2
      ORDER BY x.due_at, x.id LIMIT $3 FOR UPDATE OF x SKIP LOCKED`,
    [orgId, ctx.clock.now(), limit],
  );
  return rows.map(
    ({ interviewName, startsAt, minutes, interviewZone, videoUrl, room, isHold, version, ...mail }) => ({
      ...mail,
      interview:
        interviewName === null
          ? null
          : {
              name: interviewName,
              startsAt,
              minutes,
              timeZone: interviewZone,
              videoUrl,
              room,
              isHold,
              version,
            },
    }),
  );
}
