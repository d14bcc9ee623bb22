import { z } from 'zod';
import type { Tx } from '#server/platform/transaction.ts';
import { OrgId } from '#shared/primitives.ts';

/** The one channel of PostgreSQL over which processes tell each other what may have changed. */
export const channel = 'evenhand_live';

/**
 * What one process tells the others: ids, and nothing of what changed. Who of the people connected hears of it is decided
 * by each process, for each of them, when it comes.
 */
export const Announcement = z.discriminatedUnion('topic', [
  /** Of a loop or its debrief: to whoever may know of the loop, or only to whoever sees its cards. */
  z.object({
    topic: z.enum(['loop', 'debrief']),
    id: z.uuid(),
    loopId: z.uuid(),
    audience: z.enum(['viewers', 'readers']),
  }),
  /** To one member; `loopId` where a card that they owe on that loop keeps it from them. */
  z.object({ topic: z.literal('notifications'), memberId: z.uuid(), loopId: z.uuid().nullable() }),
  /** Never leaves the server: what a member may do has changed, so that their connections are looked at anew. */
  z.object({ topic: z.literal('access'), memberId: z.uuid() }),
]);
export type Announcement = z.infer<typeof Announcement>;

export const Message = z.object({ orgId: OrgId, announcements: z.array(Announcement) });
export type Message = z.infer<typeof Message>;

/** PostgreSQL takes less than 8,000 bytes at once; an announcement has at most some 160. */
const mostAtOnce = 40;

/**
 * Tells every process, in the transaction itself: it is heard when that commits, and never if it does not. The same thing
 * said twice in one transaction is heard once.
 */
export async function announce(
  tx: Pick<Tx, 'sql'>,
  orgId: OrgId,
  announcements: readonly Announcement[],
): Promise<void> {
  const different = [...new Map(announcements.map((one) => [JSON.stringify(one), one])).values()];
  for (let from = 0; from < different.length; from += mostAtOnce) {
    const message: Message = { orgId, announcements: different.slice(from, from + mostAtOnce) };
    await tx.sql('SELECT pg_notify($1, $2)', [channel, JSON.stringify(message)]);
  }
}
