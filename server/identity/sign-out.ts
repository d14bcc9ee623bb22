import type { MemberCtx } from '#server/context.ts';
import type { Client } from '#server/platform/client.ts';
import { hashToken } from '#server/platform/session-cookie.ts';

/** Ends the session of this request. */
export async function signOut(ctx: MemberCtx, client: Client): Promise<{ done: true }> {
  if (client.token !== undefined) await ctx.tx.sql('SELECT end_session($1)', [hashToken(client.token)]);
  client.clearSession();
  ctx.audit({ action: 'session.ended', subjectType: 'member', subjectId: ctx.actor.memberId });
  return { done: true };
}
