import type { z } from 'zod';
import { findMyCalendar } from '#server/calendars/queries.ts';
import type { MemberCtx } from '#server/context.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import { getCalendarFeed, type makeCalendarFeed } from '#shared/calendars.ts';
import { addressOf } from '#shared/endpoint.ts';

/**
 * Makes the secret address of the actor's feed. It is shown this once, because only its hash is kept; one from before
 * stops working.
 */
export async function makeFeed(
  ctx: MemberCtx,
  publicUrl: string,
): Promise<z.input<(typeof makeCalendarFeed)['reply']>> {
  const { orgId, memberId } = ctx.actor;
  const token = ctx.ids.secret(32).toString('base64url');
  await ctx.tx.sql(
    `INSERT INTO calendar_feeds (org_id, member_id, token_hash, made_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (org_id, member_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, made_at = EXCLUDED.made_at`,
    [orgId, memberId, hashToken(token), ctx.clock.now()],
  );
  ctx.audit({ action: 'calendar_feed.made', subjectType: 'member', subjectId: memberId });
  return {
    link: `${publicUrl}${addressOf(getCalendarFeed, { token })}`,
    calendar: await findMyCalendar(ctx),
  };
}
