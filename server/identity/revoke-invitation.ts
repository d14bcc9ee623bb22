import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { changeUnanswered } from '#server/identity/change-invitation.ts';
import { presentInvitation } from '#server/identity/present.ts';
import type { Invitation as InvitationView } from '#shared/identity.ts';
import type { InvitationId } from '#shared/primitives.ts';

/** Takes an invitation back: its link stops working at once. */
export async function revokeInvitation(
  ctx: MemberCtx,
  invitationId: InvitationId,
): Promise<z.input<typeof InvitationView>> {
  const now = ctx.clock.now();
  const invitation = await changeUnanswered(ctx, invitationId, { revokedAt: now });
  await ctx.tx.sql('SELECT void_links($1, $2)', [invitationId, now]);
  ctx.audit({ action: 'invitation.revoked', subjectType: 'invitation', subjectId: invitationId });
  return presentInvitation(invitation, now);
}
