import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockAdmins, lockMember, writeMember } from '#server/identity/change-member.ts';
import { presentMember } from '#server/identity/present.ts';
import { keepsAnAdmin } from '#server/identity/rules.ts';
import type { Member as MemberView } from '#shared/identity.ts';
import type { MemberId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Ends a membership: its sessions end now, and everything the person wrote stays. Throws `wrong_state`, `rule_broken`. */
export async function deactivateMember(
  ctx: MemberCtx,
  memberId: MemberId,
): Promise<z.input<typeof MemberView>> {
  const admins = await lockAdmins(ctx);
  const member = await lockMember(ctx, memberId);
  if (member.deactivatedAt !== null) throw new AppError('wrong_state', 'The membership has ended already.');
  if (memberId === ctx.actor.memberId)
    throw new AppError('rule_broken', 'You cannot end your own membership; another admin can.');
  if (!keepsAnAdmin(admins, memberId, null))
    throw new AppError('rule_broken', 'This is the last admin. Make somebody else an admin first.');

  const changed = await writeMember(ctx, member, member.version, { deactivatedAt: ctx.clock.now() });
  const [ended] = await ctx.tx.sql<{ count: number }>('SELECT end_member_sessions($1) AS count', [memberId]);
  ctx.audit({
    action: 'member.deactivated',
    subjectType: 'member',
    subjectId: memberId,
    data: { sessionsEnded: ended?.count ?? 0 },
  });
  return presentMember(ctx.actor, changed);
}
