import { demoCompany, demoPassword } from '#prisma/demo/people.ts';
import type { DemoEvent, DemoRows } from '#prisma/demo/rows.ts';
import type { AuditRecord, Ctx } from '#server/context.ts';
import { joinOrg } from '#server/identity/join-org.ts';
import { createPasswords } from '#server/platform/passwords.ts';
import { AccountId, MemberId, type OrgId } from '#shared/primitives.ts';

/** The hash of everybody's password: the slow part, and nothing that a transaction should wait for. */
export function hashDemoPassword(): Promise<string> {
  return createPasswords().hash(demoPassword);
}

/** Makes the organisation with its people, each on the day they joined. Returns what the chain has to say of it. */
export async function loadPeople(
  ctx: Ctx,
  orgId: OrgId,
  { createdAt, people }: DemoRows,
  passwordHash: string,
): Promise<DemoEvent[]> {
  const { sql } = ctx.tx;
  await sql('SELECT create_org($1, $2, $3, $4)', [orgId, demoCompany.name, demoCompany.timeZone, createdAt]);
  await ctx.enterOrg(orgId);
  const events: DemoEvent[] = [];
  for (const person of people) {
    const { name, email, roles, timeZone, joinedAt: at } = person;
    const accountId = AccountId.parse(person.accountId);
    const memberId = MemberId.parse(person.memberId);
    await sql('SELECT create_account($1, $2, $3, $4)', [accountId, email, passwordHash, at]);
    const audit = (record: AuditRecord): void => {
      events.push({ at, ...record, actorId: record.actorId ?? null });
    };
    const then = { ...ctx, clock: { now: () => at }, audit };
    await joinOrg(then, { orgId, accountId, memberId, email, name, roles, timeZone });
  }
  return events;
}
