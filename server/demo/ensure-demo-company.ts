import { type DemoSize, generateDemo } from '#prisma/demo/generate.ts';
import { demoEmail, demoPassword, demoPeople } from '#prisma/demo/people.ts';
import type { DemoRows } from '#prisma/demo/rows.ts';
import type { Ctx } from '#server/context.ts';
import { appendHistory } from '#server/demo/append-history.ts';
import { bringCandidates } from '#server/demo/bring-candidates.ts';
import { calibrateCompany } from '#server/demo/calibrate-company.ts';
import { holdDebriefs } from '#server/demo/hold-debriefs.ts';
import { keepCalendars } from '#server/demo/keep-calendars.ts';
import { keepRecords } from '#server/demo/keep-records.ts';
import { hashDemoPassword, loadPeople } from '#server/demo/load-people.ts';
import { loadTables } from '#server/demo/load-tables.ts';
import { liveLoops } from '#server/demo/loop-lives.ts';
import { offerTimes } from '#server/demo/offer-times.ts';
import { planCompany } from '#server/demo/plan-company.ts';
import { practiseCompany } from '#server/demo/practise-company.ts';
import { requestCover } from '#server/demo/request-cover.ts';
import { tellCompany } from '#server/demo/tell-company.ts';
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

const entriesAtOnce = 250;

/**
 * Makes the demo company in a database without any organisation, as the app role. Returns whom a visitor may sign in
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

/**
 * The company first, whole or not at all; then its history. The chain's head is one row that moves once for each entry,
 * and within a transaction none of its old states can be cleared away, so that thousands of them at once take twice as
 * long as in portions. A start that is broken off in between leaves a shorter trail, and one that verifies.
 */
async function loadDemo(database: Database, rows: DemoRows): Promise<void> {
  const passwordHash = await hashDemoPassword();
  const orgId = OrgId.parse(systemIds.next());
  const joined = await database.transaction({ orgId: null, readOnly: false }, async (tx) => {
    const events = await loadPeople(demoCtx(tx), orgId, rows, passwordHash);
    await loadTables(tx, orgId, { ...rows.tables, loops: beforeDebrief(rows.tables.loops) });
    return events;
  });
  const history = [...joined, ...rows.history].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (let from = 0; from < history.length; from += entriesAtOnce) {
    const portion = history.slice(from, from + entriesAtOnce);
    await database.transaction({ orgId, readOnly: false }, (tx) =>
      appendHistory(demoCtx(tx), orgId, portion),
    );
  }
  const end = history.at(-1)?.at ?? rows.createdAt;
  await calibrateCompany(database, orgId, rows, end);
  await tellCompany(database, orgId);
  await practiseCompany(database, orgId, rows, end);
  await keepRecords(database, orgId, rows, end);
  await bringCandidates(database, orgId, rows, end);
  await requestCover(database, orgId, rows, end);
  await liveLoops(database, orgId, rows, end);
  await offerTimes(database, orgId, rows, end);
  await keepCalendars(database, orgId, rows, end);
  await planCompany(database, orgId, rows, end);
  await holdDebriefs(database, orgId, rows, end);
}

/** A loop comes into its debrief by the product's own command, so it is loaded as it was before. */
function beforeDebrief(loops: DemoRows['tables']['loops']): DemoRows['tables']['loops'] {
  return loops.map((loop) => (loop.state === 'debrief' ? { ...loop, state: 'open' } : loop));
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
