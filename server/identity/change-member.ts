import type { MemberCtx } from '#server/context.ts';
import type { Member } from '#server/generated/prisma/client.ts';
import { staleVersion } from '#server/platform/if-match.ts';
import type { MemberId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';
import type { Role } from '#shared/roles.ts';

/** Locks a member for a change and reads it. Throws `not_found`. */
export async function lockMember(ctx: MemberCtx, memberId: MemberId): Promise<Member> {
  const { orgId } = ctx.actor;
  await ctx.tx.sql('SELECT 1 FROM members WHERE org_id = $1 AND id = $2 FOR UPDATE', [orgId, memberId]);
  const member = await ctx.tx.prisma.member.findUnique({ where: { orgId_id: { orgId, id: memberId } } });
  if (member === null) throw new AppError('not_found');
  return member;
}

/** The ids of the active admins, locked in one order: of two that step down at once, the second waits and is refused. */
export async function lockAdmins(ctx: MemberCtx): Promise<string[]> {
  const rows = await ctx.tx.sql<{ id: string }>(
    `SELECT id FROM members WHERE org_id = $1 AND deactivated_at IS NULL AND roles @> ARRAY['admin']
      ORDER BY id FOR UPDATE`,
    [ctx.actor.orgId],
  );
  return rows.map((row) => row.id);
}

export interface MemberChange {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly deactivatedAt?: Date | null | undefined;
}

/** Writes a change to a locked member. Throws `stale_version` where the version seen is not the present one. */
export async function writeMember(
  ctx: MemberCtx,
  member: Member,
  seenVersion: number,
  change: MemberChange,
): Promise<Member> {
  if (member.version !== seenVersion) throw staleVersion(member.version);
  return ctx.tx.prisma.member.update({
    where: { orgId_id: { orgId: member.orgId, id: member.id } },
    data: {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.timeZone === undefined ? {} : { timeZone: change.timeZone }),
      ...(change.roles === undefined ? {} : { roles: [...change.roles] }),
      ...(change.deactivatedAt === undefined ? {} : { deactivatedAt: change.deactivatedAt }),
      version: { increment: 1 },
    },
  });
}
