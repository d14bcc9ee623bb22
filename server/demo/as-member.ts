import type { PersonRow } from '#prisma/demo/rows.ts';
import { appendEntries } from '#server/audit/append-entries.ts';
import type { AuditRecord, MemberCtx } from '#server/context.ts';
import { tellPeople } from '#server/notifications/tell-people.ts';
import type { Database } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import { AccountId, MemberId, type OrgId } from '#shared/primitives.ts';

/** One of the product's commands as a person of the demo company, at a moment of its past, with its audit entries. */
export function asMember<Result>(
  database: Database,
  orgId: OrgId,
  person: PersonRow,
  at: Date,
  work: (ctx: MemberCtx) => Promise<Result>,
): Promise<Result> {
  return database.transaction({ orgId, readOnly: false }, async (tx) => {
    const records: AuditRecord[] = [];
    const ctx: MemberCtx = {
      tx,
      clock: { now: () => at },
      ids: systemIds,
      enterOrg: tx.enterOrg,
      audit: (record) => records.push(record),
      actor: {
        kind: 'member',
        accountId: AccountId.parse(person.accountId),
        memberId: MemberId.parse(person.memberId),
        orgId,
        orgName: '',
        email: person.email,
        name: person.name,
        roles: person.roles,
        timeZone: person.timeZone,
        memberVersion: 1,
        sessionEndsAt: at,
      },
    };
    const result = await work(ctx);
    await tellPeople(ctx, orgId, records);
    await appendEntries(ctx, orgId, records);
    return result;
  });
}
