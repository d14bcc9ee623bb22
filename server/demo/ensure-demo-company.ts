import { type DemoSize, generateDemo } from '#prisma/demo/generate.ts';
import { demoEmail, demoPassword, demoPeople } from '#prisma/demo/people.ts';
import type { DemoRows } from '#prisma/demo/rows.ts';
import type { Ctx } from '#server/context.ts';
import { appendHistory } from '#server/demo/append-history.ts';
import { hashDemoPassword, loadPeople } from '#server/demo/load-people.ts';
import { loadTables } from '#server/demo/load-tables.ts';
import type { DemoSignIn } from '#server/identity/find-session.ts';
import { systemClock } from '#server/platform/clock.ts';
import { type Database, openDatabase } from '#server/platform/database.ts';
import { systemIds } from '#server/platform/ids.ts';
import type { Tx } from '#server/platform/transaction.ts';
import { OrgId } from '#shared/primitives.ts';

export interface DemoOptions {
  readonly databaseUrl: string;
  /** `small` for tests: every sign-in, one job with a few loops. */
  readonly size?: DemoSize;
  /** The moment that today, late and upcoming are counted from. */
  readonly now?: Date;
}

/**
 * Makes the demo company in a database without any organisation, as the app role, with the whole of it in one
 * transaction: a start that is broken off leaves none, and the next one makes it. Returns whom a visitor may sign in
 * as: nobody where the database holds something else.
 */
export async function ensureDemoCompany(options: DemoOptions): Promise<{ signIns: DemoSignIn[] }> {
  const database = openDatabase({ url: options.databaseUrl, maxConnections: 2 });
  try {
    const [state] = await database.call<{ has_orgs: boolean; is_demo: boolean }>(
      'SELECT has_orgs(), EXISTS (SELECT FROM find_credential($1)) AS is_demo',
      [demoSignIns()[0]?.email],
    );
    if (state?.has_orgs !== true) {
      const rows = generateDemo({
        now: options.now ?? systemClock.now(),
        size: options.size ?? 'full',
      });
      await loadDemo(database, rows);
    } else if (!state.is_demo) return { signIns: [] };
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

/** Loads the parts in order; the chain comes last, because its head is the last lock of every writing transaction. */
async function loadDemo(database: Database, rows: DemoRows): Promise<void> {
  const passwordHash = await hashDemoPassword();
  await database.transaction({ orgId: null, readOnly: false }, async (tx) => {
    const ctx = demoCtx(tx);
    const orgId = OrgId.parse(ctx.ids.next());
    const joined = await loadPeople(ctx, orgId, rows, passwordHash);
    await loadTables(tx, orgId, rows.tables);
    const history = [...joined, ...rows.history].sort((a, b) => a.at.getTime() - b.at.getTime());
    await appendHistory(ctx, orgId, history);
  });
}

function demoCtx(tx: Tx): Ctx {
  return {
    tx,
    actor: { kind: 'nobody' },
    clock: systemClock,
    ids: systemIds,
    enterOrg: tx.enterOrg,
    audit: () => {
      throw new Error('the demo writes its history itself');
    },
  };
}
