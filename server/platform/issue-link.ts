import type { Ctx } from '#server/context.ts';
import type { LinkPurpose, Links } from '#server/platform/links.ts';
import { hashToken } from '#server/platform/session-cookie.ts';

/**
 * Makes a one-time link and returns its address, which is kept nowhere: the database has the token's hash. Links of
 * the same subject that are still open stop working.
 */
export async function issueLink(
  ctx: Ctx,
  links: Links,
  link: { purpose: LinkPurpose; orgId: string | null; subjectId: string | null; expiresAt: Date },
): Promise<string> {
  const now = ctx.clock.now();
  const token = await links.sign({ purpose: link.purpose, id: ctx.ids.next(), expiresAt: link.expiresAt });
  await ctx.tx.sql('SELECT void_links($1, $2)', [link.subjectId, now]);
  await ctx.tx.sql('SELECT issue_link($1, $2, $3, $4, $5, $6)', [
    hashToken(token),
    link.purpose,
    link.orgId,
    link.subjectId,
    now,
    link.expiresAt,
  ]);
  return links.address(token, link.purpose);
}
