import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockMember, writeMember } from '#server/identity/change-member.ts';
import { presentMember } from '#server/identity/present.ts';
import type { Member as MemberView } from '#shared/identity.ts';
import type { MemberId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Lets a person back in with the roles they had. Throws `wrong_state` where the membership never ended. */
export async function reactivateMember(
  ctx: MemberCtx,
  memberId: MemberId,
): Promise<z.input<typeof MemberView>> {
  const member = await lockMember(ctx, memberId);
  if (member.deactivatedAt === null) throw new AppError('wrong_state', 'The membership is active.');
  const changed = await writeMember(ctx, member, member.version, { deactivatedAt: null });
  ctx.audit({
    action: 'member.reactivated',
    subjectType: 'member',
    subjectId: memberId,
    data: { roles: member.roles },
  });
  return presentMember(ctx.actor, changed);
}
