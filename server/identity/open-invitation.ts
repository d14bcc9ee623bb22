import type { Tx } from '#server/platform/transaction.ts';
import type { InvitationId, OrgId } from '#shared/primitives.ts';

export interface OpenInvitation {
  readonly id: InvitationId;
  readonly email: string;
  readonly name: string;
  readonly roles: string[];
  readonly org_name: string;
}

/** The invitation of a link, if it is neither accepted nor taken back; the transaction is in its organisation. */
export async function findOpenInvitation(
  tx: Tx,
  orgId: OrgId,
  invitationId: InvitationId,
  lock: 'for_update' | 'for_reading',
): Promise<OpenInvitation | null> {
  const [row] = await tx.sql<OpenInvitation>(
    `SELECT i.id, i.email, i.name, i.roles, (SELECT o.name FROM find_current_org() o) AS org_name
       FROM invitations i
      WHERE i.org_id = $1 AND i.id = $2 AND i.accepted_at IS NULL AND i.revoked_at IS NULL
      ${lock === 'for_update' ? 'FOR UPDATE' : ''}`,
    [orgId, invitationId],
  );
  return row ?? null;
}
