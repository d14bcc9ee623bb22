import type { MemberCtx } from '#server/context.ts';
import type { SeatWish } from '#server/loops/rules.ts';

interface NewOffer {
  readonly loopId: string;
  readonly name: string;
  readonly exerciseKey: string;
  readonly dimensionIds: readonly string[];
  readonly minutes: number;
  readonly timeZone: string;
  readonly videoUrl: string | null;
  readonly room: string | null;
  readonly seats: readonly SeatWish[];
  readonly expiresAt: Date;
  readonly slots: readonly { readonly startsAt: Date; readonly wasBusy: boolean }[];
}

/** Writes an offer with its slots. Returns its id. */
export async function writeOffer(ctx: MemberCtx, offer: NewOffer): Promise<string> {
  const { orgId, memberId } = ctx.actor;
  const id = ctx.ids.next();
  await ctx.tx.sql(
    `INSERT INTO slot_offers (org_id, id, loop_id, name, exercise_key, dimension_ids, minutes, time_zone, video_url,
                              room, seats, offered_by, offered_at, expires_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'open')`,
    [
      orgId,
      id,
      offer.loopId,
      offer.name,
      offer.exerciseKey,
      offer.dimensionIds,
      offer.minutes,
      offer.timeZone,
      offer.videoUrl,
      offer.room,
      JSON.stringify(
        offer.seats.map(({ memberId: who, kind, dimensionIds }) => ({ memberId: who, kind, dimensionIds })),
      ),
      memberId,
      ctx.clock.now(),
      offer.expiresAt,
    ],
  );
  const slots = offer.slots.map(({ startsAt, wasBusy }) => ({
    id: ctx.ids.next(),
    starts_at: startsAt.toISOString(),
    was_busy: wasBusy,
  }));
  await ctx.tx.sql(
    `INSERT INTO offered_slots (org_id, id, offer_id, starts_at, was_busy)
     SELECT $1, id, $2, starts_at, was_busy
       FROM jsonb_to_recordset($3) AS slot (id uuid, starts_at timestamptz, was_busy boolean)`,
    [orgId, id, JSON.stringify(slots)],
  );
  return id;
}
