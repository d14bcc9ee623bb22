import type { z } from 'zod';
import { shownAddress } from '#server/calendars/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { CalendarFailure, MyCalendar } from '#shared/calendars.ts';

/** Where the actor's busy times come from, and whether there is a feed of their interviews. */
export async function findMyCalendar(ctx: MemberCtx): Promise<z.input<typeof MyCalendar>> {
  const { orgId, memberId } = ctx.actor;
  const [row] = await ctx.tx.sql<{
    address: string | null;
    addedAt: Date | null;
    checkedAt: Date | null;
    failure: CalendarFailure | null;
    madeAt: Date | null;
  }>(
    `SELECT k.address, k.added_at AS "addedAt", k.checked_at AS "checkedAt", k.failure, f.made_at AS "madeAt"
       FROM members m
       LEFT JOIN calendar_sources k ON k.org_id = m.org_id AND k.member_id = m.id
       LEFT JOIN calendar_feeds f ON f.org_id = m.org_id AND f.member_id = m.id
      WHERE m.org_id = $1 AND m.id = $2`,
    [orgId, memberId],
  );
  const { address = null, addedAt = null, checkedAt = null, failure = null, madeAt = null } = row ?? {};
  return {
    busy:
      address === null || addedAt === null
        ? null
        : {
            ...shownAddress(address),
            addedAt: addedAt.toISOString(),
            readAt: checkedAt?.toISOString() ?? null,
            failure,
          },
    feed: madeAt === null ? null : { madeAt: madeAt.toISOString() },
  };
}
