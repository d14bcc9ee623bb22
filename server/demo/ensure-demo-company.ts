import { demoCompany, demoEmail, demoPassword, demoPeople } from '#prisma/demo/people.ts';
import { appendEntries } from '#server/audit/append-entries.ts';
import type { AuditRecord, Ctx } from '#server/context.ts';
import type { DemoSignIn } from '#server/identity/find-session.ts';
import { joinOrg } from '#server/identity/join-org.ts';
import { systemClock } from '#server/platform/clock.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import { createPasswords } from '#server/platform/passwords.ts';
import type { Tx } from '#server/platform/transaction.ts';
import { AccountId, MemberId, OrgId } from '#shared/primitives.ts';

/**
 * Makes the demo company in a database without any organisation, as the app role and through the product's own
 * commands, in one transaction. Returns whom a visitor may sign in as: nobody where the database holds something else.
 */
export async function ensureDemoCompany(deps: { databaseUrl: string }): Promise<{ signIns: DemoSignIn[] }> {
  const database = openDatabase({ url: deps.databaseUrl, maxConnections: 2 });
  try {
    const [state] = await database.call<{ has_orgs: boolean; is_demo: boolean }>(
      'SELECT has_orgs(), EXISTS (SELECT FROM find_credential($1)) AS is_demo',
      [demoSignIns()[0]?.email],
    );
    if (state?.has_orgs !== true) await makeDemoCompany(database);
    else if (!state.is_demo) return { signIns: [] };
    return { signIns: demoSignIns() };
  } finally {
    await database.close();
  }
}

function demoSignIns(): DemoSignIn[] {
  return demoPeople.flatMap((person) =>
    person.shownAs === undefined
      ? []
      : [{ role: person.shownAs, name: person.name, email: demoEmail(person), password: demoPassword }],
  );
}

async function makeDemoCompany(database: Database): Promise<void> {
  const passwordHash = await createPasswords().hash(demoPassword);
  await database.transaction({ orgId: null, readOnly: false }, async (tx) => {
    const records: AuditRecord[] = [];
    const ctx = demoCtx(tx, records);
    const orgId = OrgId.parse(ctx.ids.next());
    await tx.sql('SELECT create_org($1, $2, $3, $4)', [
      orgId,
      demoCompany.name,
      demoCompany.timeZone,
      ctx.clock.now(),
    ]);
    await tx.enterOrg(orgId);
    for (const person of demoPeople) {
      const accountId = AccountId.parse(ctx.ids.next());
      const memberId = MemberId.parse(ctx.ids.next());
      const email = demoEmail(person);
      await tx.sql('SELECT create_account($1, $2, $3, $4)', [
        accountId,
        email,
        passwordHash,
        ctx.clock.now(),
      ]);
      await joinOrg(ctx, { ...person, orgId, accountId, memberId, email });
    }
    await appendEntries(ctx, orgId, records);
  });
}

function demoCtx(tx: Tx, records: AuditRecord[]): Ctx {
  return {
    tx,
    actor: { kind: 'nobody' },
    clock: systemClock,
    ids: systemIds,
    enterOrg: tx.enterOrg,
    audit: (record) => records.push(record),
  };
}
