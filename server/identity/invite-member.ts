import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { presentInvitation } from '#server/identity/present.ts';
import { invitationDays, normalEmail } from '#server/identity/rules.ts';
import { issueLink } from '#server/platform/issue-link.ts';
import type { Links } from '#server/platform/links.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { inviteMember as contract } from '#shared/identity.ts';
import { AppError } from '#shared/problems.ts';

/** Invites a person and makes their one-time link. Throws `already_exists` for a member, or for an address with an open invitation. */
export async function inviteMember(
  ctx: MemberCtx,
  links: Links,
  given: z.output<(typeof contract)['body']>,
): Promise<z.input<(typeof contract)['reply']>> {
  const { orgId, memberId } = ctx.actor;
  const now = ctx.clock.now();
  const email = normalEmail(given.email);
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);

  if ((await ctx.tx.prisma.member.count({ where: { orgId, email } })) > 0) {
    throw new AppError('already_exists', 'A person with this address belongs to the organisation already.', {
      errors: [{ path: 'email', message: 'belongs to a member' }],
    });
  }
  const invitation = await refuseOn(
    'invitations_open_email_key',
    'already_exists',
    'This address has an invitation already. Renew it instead: that makes a new link.',
    () =>
      ctx.tx.prisma.invitation.create({
        data: {
          orgId,
          id: ctx.ids.next(),
          email,
          name: given.name,
          roles: [...given.roles],
          invitedBy: memberId,
          invitedAt: now,
          expiresAt,
        },
        include: { inviter: { select: { id: true, name: true } } },
      }),
  );
  const link = await issueLink(ctx, links, {
    purpose: 'invitation',
    orgId,
    subjectId: invitation.id,
    expiresAt,
  });
  ctx.audit({
    action: 'invitation.sent',
    subjectType: 'invitation',
    subjectId: invitation.id,
    data: { roles: given.roles },
    text: { email, name: given.name },
  });
  return { invitation: presentInvitation(invitation, now), link };
}
