import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockAdmins, lockMember, writeMember } from '#server/identity/change-member.ts';
import { memberRights } from '#server/identity/policy.ts';
import { presentMember } from '#server/identity/present.ts';
import { keepsAnAdmin } from '#server/identity/rules.ts';
import type { updateMember as contract, Member as MemberView } from '#shared/identity.ts';
import type { MemberId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

/** Changes a person's name, time zone or roles. Throws `wrong_state` for an ended membership, `rule_broken` for the last admin's role. */
export async function updateMember(
  ctx: MemberCtx,
  memberId: MemberId,
  seenVersion: number,
  change: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof MemberView>> {
  const admins = change.roles === undefined ? [] : await lockAdmins(ctx);
  const member = await lockMember(ctx, memberId);
  if (!memberRights(ctx.actor, member).edit) {
    throw new AppError('wrong_state', 'The membership has ended. Let the person back in first.');
  }
  if (change.roles !== undefined && !keepsAnAdmin(admins, memberId, change.roles)) {
    throw new AppError('rule_broken', 'This is the last admin. Make somebody else an admin first.', {
      errors: [{ path: 'roles', message: 'The organisation needs an admin.' }],
    });
  }
  const changed = await writeMember(ctx, member, seenVersion, change);
  ctx.audit({
    action: 'member.changed',
    subjectType: 'member',
    subjectId: member.id,
    data: {
      fields: Object.keys(change).sort(),
      version: changed.version,
      ...(change.roles === undefined ? {} : { rolesBefore: member.roles, roles: changed.roles }),
    },
    ...(change.name === undefined ? {} : { text: { name: change.name } }),
  });
  return presentMember(ctx.actor, changed);
}
