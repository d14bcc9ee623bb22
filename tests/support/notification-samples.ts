import type * as notifications from '#shared/notifications.ts';
import { type PlacedSeat, placeLoop, placeSeat } from '#tests/factories/scorecard.ts';
import type { SamplesOf, Stage } from '#tests/support/samples.ts';
import type { Person, World } from '#tests/support/world.ts';

/** Has the holder of a seat told that their card is due, and the mail of it in this state; returns the ids of both. */
export async function tellOfSeat(
  { ownerSql, platform, clock }: World,
  seat: PlacedSeat,
  state: 'waiting' | 'kept' | 'not_wanted' = 'waiting',
): Promise<{ id: string; mailId: string }> {
  const [id, mailId] = [platform.ids.next(), platform.ids.next()];
  await ownerSql(
    `WITH told AS (
       INSERT INTO notifications (org_id, id, member_id, kind, occasion, loop_id, seat_id, made_at, shows_at)
       VALUES ($1, $2, $3, 'scorecard_due', $4, $5, $6, $7, $7) RETURNING org_id, id)
     INSERT INTO mails (org_id, id, notification_id, due_at, state, to_address, subject, text, ended_at)
     SELECT org_id, $8, id, $7, $9, 'who@test.example', 'Due', 'Your scorecard is due.',
            CASE WHEN $9 <> 'waiting' THEN $7 END
       FROM told`,
    [seat.holder.orgId, id, seat.holder.memberId, seat.id, seat.loopId, seat.id, clock.now(), mailId, state],
  );
  return { id, mailId };
}

async function tellOfCard({ world, people }: Stage, member: Person): Promise<{ id: string; mailId: string }> {
  return tellOfSeat(world, await placeSeat(world, await placeLoop(world, people.admin), member));
}

export const notificationSamples: SamplesOf<typeof notifications> = {
  listNotifications: async (stage, caller) => {
    await tellOfCard(stage, caller);
    return { query: { limit: 10, state: 'unread' } };
  },
  readNotifications: async (stage, caller) => ({ body: { which: [(await tellOfCard(stage, caller)).id] } }),
  getNotificationSettings: () => ({}),
  saveNotificationSettings: () => ({
    seen: 1,
    body: { muted: ['vote_wanted'], quiet: { from: 1200, until: 480 } },
  }),
  listMails: async (stage) => {
    await tellOfCard(stage, stage.people.interviewer);
    return { query: { limit: 10, state: 'waiting' } };
  },
  getMail: async (stage) => ({
    params: { mailId: (await tellOfCard(stage, stage.people.interviewer)).mailId },
  }),
};
