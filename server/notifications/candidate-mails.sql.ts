import type { Ctx } from '#server/context.ts';
import type { OrgId } from '#shared/primitives.ts';

/** A candidate as a mail to themselves needs them: their name, address and zone. */
const contact = `
  JOIN loops l ON l.org_id = k.org_id AND l.id = k.loop_id
  JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
  JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
  CROSS JOIN LATERAL candidate_contact(a.id) AS c`;

/** Everything a mail to a candidate is written from, as it is now. */
export interface DueCandidateMail {
  readonly id: string;
  readonly kind: string;
  readonly tries: number;
  readonly isWanted: boolean;
  /** Written beforehand, where it holds what is known once only. */
  readonly subject: string | null;
  readonly text: string | null;
  readonly email: string | null;
  readonly name: string;
  readonly timeZone: string;
  readonly orgName: string;
  readonly jobTitle: string;
  readonly interview: {
    readonly id: string;
    readonly startsAt: string;
    readonly minutes: number;
    readonly videoUrl: string | null;
    readonly room: string | null;
    readonly version: number;
  } | null;
}

/** Takes mails to candidates that are due and that no other process is at; they stay locked until the transaction ends. */
export function lockDueCandidateMails(ctx: Ctx, orgId: OrgId, limit: number): Promise<DueCandidateMail[]> {
  return ctx.tx.sql<DueCandidateMail>(
    `SELECT x.id, k.kind, x.tries, x.subject, x.text, c.email, c.name, coalesce(picked.zone, c.time_zone) AS "timeZone",
            org.name AS "orgName", j.title AS "jobTitle",
            c.email IS NOT NULL AND CASE k.kind
              WHEN 'slots_offered' THEN o.state = 'open' AND o.expires_at > $2 AND l.state = 'open'
              WHEN 'candidate_cancelled' THEN i.starts_at > $2
              ELSE i.cancelled_at IS NULL AND NOT i.is_hold AND i.starts_at > $2 END AS "isWanted",
            CASE WHEN i.id IS NOT NULL THEN json_build_object('id', i.id, 'startsAt', i.starts_at,
              'minutes', i.minutes, 'videoUrl', i.video_url, 'room', i.room, 'version', i.version) END AS interview
       FROM mails x
       JOIN candidate_notices k ON k.org_id = x.org_id AND k.id = x.notice_id ${contact}
       LEFT JOIN interviews i ON i.org_id = k.org_id AND i.id = k.interview_id
       LEFT JOIN slot_offers o ON o.org_id = k.org_id AND o.id = k.offer_id
       LEFT JOIN LATERAL (
         SELECT chosen.candidate_zone AS zone FROM slot_offers chosen
          WHERE chosen.org_id = i.org_id AND chosen.interview_id = i.id) AS picked ON true
       CROSS JOIN find_current_org() AS org
      WHERE x.org_id = $1 AND x.ended_at IS NULL AND x.due_at <= $2
      ORDER BY x.due_at, x.id LIMIT $3 FOR UPDATE OF x SKIP LOCKED`,
    [orgId, ctx.clock.now(), limit],
  );
}

/** The candidate of a loop, for a mail that is written at once; null where there is no address. */
export async function findContact(
  ctx: Ctx,
  orgId: OrgId,
  loopId: string,
): Promise<{ name: string; email: string; timeZone: string; orgName: string; jobTitle: string } | null> {
  const [row] = await ctx.tx.sql<{
    name: string;
    email: string | null;
    timeZone: string;
    orgName: string;
    jobTitle: string;
  }>(
    `SELECT c.name, c.email, c.time_zone AS "timeZone", org.name AS "orgName", j.title AS "jobTitle"
       FROM (SELECT $1::uuid AS org_id, $2::uuid AS loop_id) AS k ${contact}
       CROSS JOIN find_current_org() AS org`,
    [orgId, loopId],
  );
  return row === undefined || row.email === null ? null : { ...row, email: row.email };
}

interface Notice {
  readonly kind: string;
  readonly occasion: string;
  readonly loopId: string;
  readonly offerId: string | null;
  readonly interviewId: string | null;
  /** Where the mail is written already. */
  readonly mail: { readonly subject: string; readonly text: string } | null;
}

/** Writes down that a candidate is to be told, with its mail; an occasion of before is not told again. */
export async function writeNotice(ctx: Ctx, orgId: OrgId, notice: Notice): Promise<void> {
  await ctx.tx.sql(
    `WITH told AS (
       INSERT INTO candidate_notices (org_id, id, kind, occasion, loop_id, offer_id, interview_id, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
           ON CONFLICT (org_id, kind, occasion) DO NOTHING
       RETURNING id)
     INSERT INTO mails (org_id, id, notice_id, due_at, state, subject, text)
     SELECT $1, $9, id, $8, 'waiting', $10, $11 FROM told`,
    [
      orgId,
      ctx.ids.next(),
      notice.kind,
      notice.occasion,
      notice.loopId,
      notice.offerId,
      notice.interviewId,
      ctx.clock.now(),
      ctx.ids.next(),
      notice.mail?.subject ?? null,
      notice.mail?.text ?? null,
    ],
  );
}
