import type { MemberCtx } from '#server/context.ts';
import { AppError } from '#shared/problems.ts';

/** Revokes the actor's feed at once. Throws `not_found` where there is none. */
export async function revokeFeed(ctx: MemberCtx): Promise<{ done: true }> {
  const { orgId, memberId } = ctx.actor;
  const gone = await ctx.tx.sql(
    'DELETE FROM calendar_feeds WHERE org_id = $1 AND member_id = $2 RETURNING member_id',
    [orgId, memberId],
  );
  if (gone.length === 0) throw new AppError('not_found');
  ctx.audit({ action: 'calendar_feed.revoked', subjectType: 'member', subjectId: memberId });
  return { done: true };
}
