import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { changeUnanswered } from '#server/identity/change-invitation.ts';
import { presentInvitation } from '#server/identity/present.ts';
import { invitationDays } from '#server/identity/rules.ts';
import { issueLink } from '#server/platform/issue-link.ts';
import type { Links } from '#server/platform/links.ts';
import type { renewInvitation as contract } from '#shared/identity.ts';
import type { InvitationId } from '#shared/primitives.ts';

/** A new link with a new term; the link before stops working. */
export async function renewInvitation(
  ctx: MemberCtx,
  links: Links,
  invitationId: InvitationId,
): Promise<z.input<(typeof contract)['reply']>> {
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  const invitation = await changeUnanswered(ctx, invitationId, { expiresAt });
  const { orgId } = ctx.actor;
  const link = await issueLink(ctx, links, {
    purpose: 'invitation',
    orgId,
    subjectId: invitationId,
    expiresAt,
  });
  ctx.audit({ action: 'invitation.renewed', subjectType: 'invitation', subjectId: invitationId });
  return { invitation: presentInvitation(invitation, now), link };
}
