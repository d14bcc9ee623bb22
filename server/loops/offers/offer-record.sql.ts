import type { Ctx } from '#server/context.ts';
import type { OrgId } from '#shared/primitives.ts';

export interface OfferRow {
  readonly id: string;
  readonly loopId: string;
  readonly loopState: string;
  readonly name: string;
  readonly exerciseKey: string;
  readonly dimensionIds: readonly string[];
  readonly minutes: number;
  readonly timeZone: string;
  readonly videoUrl: string | null;
  readonly room: string | null;
  readonly seats: readonly {
    readonly memberId: string;
    readonly kind: string;
    readonly dimensionIds: readonly string[];
  }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly slots: readonly { readonly id: string; readonly startsAt: string; readonly wasBusy: boolean }[];
  readonly offeredBy: { readonly id: string; readonly name: string; readonly email: string };
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly state: string;
  readonly interviewId: string | null;
  readonly message: string | null;
}

const columns = `
  SELECT o.id, o.loop_id AS "loopId", l.state AS "loopState", o.name, o.exercise_key AS "exerciseKey",
         o.dimension_ids AS "dimensionIds", o.minutes, o.time_zone AS "timeZone", o.video_url AS "videoUrl", o.room,
         o.seats, o.offered_at AS "offeredAt", o.expires_at AS "expiresAt", o.state,
         o.interview_id AS "interviewId", o.message,
         json_build_object('id', m.id, 'name', m.name, 'email', m.email) AS "offeredBy",
         (SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id) FROM members p
           WHERE p.org_id = o.org_id
             AND p.id IN (SELECT (seat ->> 'memberId')::uuid FROM jsonb_array_elements(o.seats) AS seat)) AS people,
         (SELECT json_agg(json_build_object('id', t.id, 'startsAt', t.starts_at, 'wasBusy', t.was_busy)
                          ORDER BY t.starts_at) FROM offered_slots t
           WHERE t.org_id = o.org_id AND t.offer_id = o.id) AS slots
    FROM slot_offers o
    JOIN loops l ON l.org_id = o.org_id AND l.id = o.loop_id
    JOIN members m ON m.org_id = o.org_id AND m.id = o.offered_by`;

/** The offers of a loop, the newest first. */
export function selectOffers(ctx: Ctx, orgId: OrgId, loopId: string): Promise<OfferRow[]> {
  return ctx.tx.sql<OfferRow>(`${columns} WHERE o.org_id = $1 AND o.loop_id = $2 ORDER BY o.id DESC`, [
    orgId,
    loopId,
  ]);
}

export async function selectOffer(ctx: Ctx, orgId: OrgId, offerId: string): Promise<OfferRow | null> {
  const [row] = await ctx.tx.sql<OfferRow>(`${columns} WHERE o.org_id = $1 AND o.id = $2`, [orgId, offerId]);
  return row ?? null;
}

/** Whom an offer is for, and what of it its page may show: no name of anybody. */
export interface OfferPageRow {
  readonly orgName: string;
  readonly jobTitle: string;
  readonly timeZone: string;
  readonly hasMail: boolean;
  readonly picked: {
    readonly startsAt: string;
    readonly minutes: number;
    readonly videoUrl: string | null;
    readonly room: string | null;
    readonly isCancelled: boolean;
  } | null;
}

export async function selectOfferPage(ctx: Ctx, orgId: OrgId, offerId: string): Promise<OfferPageRow | null> {
  const [row] = await ctx.tx.sql<OfferPageRow>(
    `SELECT org.name AS "orgName", j.title AS "jobTitle", contact.time_zone AS "timeZone",
            contact.email IS NOT NULL AS "hasMail",
            CASE WHEN i.id IS NOT NULL THEN json_build_object('startsAt', i.starts_at, 'minutes', i.minutes,
              'videoUrl', i.video_url, 'room', i.room, 'isCancelled', i.cancelled_at IS NOT NULL) END AS picked
       FROM slot_offers o
       JOIN loops l ON l.org_id = o.org_id AND l.id = o.loop_id
       JOIN applications a ON a.org_id = l.org_id AND a.id = l.application_id
       JOIN jobs j ON j.org_id = a.org_id AND j.id = a.job_id
       CROSS JOIN find_current_org() AS org
       CROSS JOIN LATERAL candidate_contact(a.id) AS contact
       LEFT JOIN interviews i ON i.org_id = o.org_id AND i.id = o.interview_id
      WHERE o.org_id = $1 AND o.id = $2`,
    [orgId, offerId],
  );
  return row ?? null;
}
