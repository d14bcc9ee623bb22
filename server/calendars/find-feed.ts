import { selectFeed, selectFeedLines } from '#server/calendars/feed.sql.ts';
import { feedFile } from '#server/calendars/feed-file.ts';
import { feedWindow } from '#server/calendars/rules.ts';
import type { Ctx } from '#server/context.ts';
import { hashToken } from '#server/platform/session-cookie.ts';
import type { FileReply } from '#shared/endpoint.ts';
import { AppError } from '#shared/problems.ts';

/** The feed behind a secret address, for whoever has it. Throws `not_found` in the same words whatever was wrong with it. */
export async function findFeed(ctx: Ctx, publicUrl: string, token: string): Promise<FileReply> {
  const found = await selectFeed(ctx, hashToken(token));
  if (found === null) throw new AppError('not_found');
  await ctx.enterOrg(found.orgId);
  const now = ctx.clock.now();
  const lines = await selectFeedLines(ctx, found.orgId, found.memberId, feedWindow(now));
  return { name: 'interviews.ics', bytes: Buffer.from(feedFile(lines, publicUrl, now), 'utf8') };
}
