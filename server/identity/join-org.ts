import type { Ctx } from '#server/context.ts';
import { refuseOn } from '#server/platform/postgres-error.ts';
import type { AccountId, MemberId, OrgId } from '#shared/primitives.ts';

/** Makes an account a member of the organisation that the transaction is in. Throws `already_exists` for one that is. */
export async function joinOrg(
  ctx: Ctx,
  member: {
    orgId: OrgId;
    memberId: MemberId;
    accountId: AccountId;
    email: string;
    name: string;
    roles: readonly string[];
    timeZone: string;
  },
): Promise<void> {
  await refuseOn(
    'members_org_id_account_id_key',
    'already_exists',
    'This account belongs to the organisation already. Sign in; if that fails, an admin can let you back in.',
    () =>
      ctx.tx.sql(
        `INSERT INTO members (org_id, id, account_id, name, email, roles, time_zone, joined_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          member.orgId,
          member.memberId,
          member.accountId,
          member.name,
          member.email,
          member.roles,
          member.timeZone,
          ctx.clock.now(),
        ],
      ),
  );
  ctx.audit({
    action: 'member.joined',
    subjectType: 'member',
    subjectId: member.memberId,
    actorId: member.memberId,
    data: { roles: member.roles },
    text: { name: member.name, email: member.email },
  });
}
