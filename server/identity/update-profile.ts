import type { z } from 'zod';
import type { MemberCtx } from '#server/context.ts';
import { lockMember, writeMember } from '#server/identity/change-member.ts';
import { presentMember } from '#server/identity/present.ts';
import type { Member as MemberView } from '#shared/identity.ts';
import type { updateProfile as contract } from '#shared/session.ts';

/** Changes the actor's own name or time zone. */
export async function updateProfile(
  ctx: MemberCtx,
  seenVersion: number,
  change: z.output<(typeof contract)['body']>,
): Promise<z.input<typeof MemberView>> {
  const member = await lockMember(ctx, ctx.actor.memberId);
  const changed = await writeMember(ctx, member, seenVersion, change);
  ctx.audit({
    action: 'member.profile_changed',
    subjectType: 'member',
    subjectId: member.id,
    data: { fields: Object.keys(change).sort(), version: changed.version },
    ...(change.name === undefined ? {} : { text: { name: change.name } }),
  });
  return presentMember(ctx.actor, changed);
}
