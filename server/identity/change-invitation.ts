import type { MemberCtx } from '#server/context.ts';
import type { Prisma } from '#server/generated/prisma/client.ts';
import { invitationState } from '#server/identity/rules.ts';
import type { InvitationId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

const withInviter = { inviter: { select: { id: true, name: true } } } as const;
export type InvitationWithInviter = Prisma.InvitationGetPayload<{ include: typeof withInviter }>;

/** Locks an invitation that nobody has answered and changes it. Throws `not_found`, or `wrong_state` once it was accepted or taken back. */
export async function changeUnanswered(
  ctx: MemberCtx,
  invitationId: InvitationId,
  change: { expiresAt: Date } | { revokedAt: Date },
): Promise<InvitationWithInviter> {
  const { orgId } = ctx.actor;
  await ctx.tx.sql('SELECT 1 FROM invitations WHERE org_id = $1 AND id = $2 FOR UPDATE', [
    orgId,
    invitationId,
  ]);
  const where = { orgId_id: { orgId, id: invitationId } };
  const invitation = await ctx.tx.prisma.invitation.findUnique({ where });
  if (invitation === null) throw new AppError('not_found');
  const state = invitationState(invitation, ctx.clock.now());
  if (state === 'accepted')
    throw new AppError('wrong_state', 'The invitation was accepted: the person is a member now.');
  if (state === 'revoked')
    throw new AppError('wrong_state', 'The invitation was taken back. Send a new one.');
  return ctx.tx.prisma.invitation.update({
    where,
    data: { ...change, version: { increment: 1 } },
    include: withInviter,
  });
}
