import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { countUnread, markRead } from '#server/notifications/inbox.sql.ts';
import type { readNotifications as contract } from '#shared/notifications.ts';
import { AppError } from '#shared/problems.ts';

/** Marks notifications of the actor as read. Throws `not_found`, and marks none, where one of those named is not theirs to see. */
export async function readNotifications(
  ctx: MemberCtx,
  { which }: z.output<(typeof contract)['body']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const ids = which === 'all' ? null : [...new Set(which)];
  const { found, changed } = await markRead(ctx, ids);
  if (ids !== null && found !== ids.length) throw new AppError('not_found');
  ctx.audit({
    action: 'notifications.read',
    subjectType: 'member',
    subjectId: ctx.actor.memberId,
    data: { count: changed },
  });
  return { unread: await countUnread(ctx) };
}
