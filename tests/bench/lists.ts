import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildApp } from '#server/app.ts';
import { ensureDemoCompany } from '#server/demo/ensure-demo-company.ts';
import type { DemoSignIn } from '#server/identity/find-session.ts';
import { createPlatform } from '#server/main.ts';
import { openDatabase } from '#server/platform/database.ts';
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { migrate } from '#server/platform/migrate.ts';
import { prepareRoles } from '#server/platform/roles.ts';
import { quantile, say, timeRuns } from '#tests/bench/quantiles.ts';
import { makeCompanyLarge, type OwnerSql } from '#tests/support/large-company.ts';
import { createListReader, findListSubjects } from '#tests/support/list-reader.ts';
import { type ListRead, listReads } from '#tests/support/list-reads.ts';
import { plansOf, type RunPlan, tellPlans } from '#tests/support/plans.ts';

const size = { candidates: 100_000, loops: 20_000, cardsPerLoop: 25, jobs: 120, people: 300 };
const runs = 10;
/** PostgreSQL settles how it runs a prepared statement after five times. */
const runsUntilSettled = 7;
const origin = 'http://localhost:3000';

/** Tables whose rows grow with what was ever done. */
const bigTables = new Set(
  'candidates applications loops interviews seats scorecards scores debriefs decisions approval_steps approvals notifications audit_entries'.split(
    ' ',
  ),
);

/** Milliseconds of every list of a large organisation over HTTP, and by which indexes PostgreSQL answers it. */
export async function measureLists(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-lists-'));
  // The PostgreSQL user that root needs has to pass through it.
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), durability: 'none' });
  try {
    const { ownerUrl } = server;
    const { appUrl } = await prepareRoles({ ownerUrl, passwordOf: (role) => `bench ${role}` });
    await migrate({ ownerUrl });
    const { signIns } = await ensureDemoCompany({ databaseUrl: appUrl, size: 'small' });
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      await readLists(
        async (text, values) => (await owner.query(text, values && [...values])).rows,
        appUrl,
        signIns,
      );
    } finally {
      await owner.end();
    }
  } finally {
    await server.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readLists(sql: OwnerSql, appUrl: string, signIns: readonly DemoSignIn[]): Promise<void> {
  const start = performance.now();
  await makeCompanyLarge(sql, size, new Date());
  const [counted] = await sql<{ cards: number }>('SELECT count(*)::integer AS cards FROM scorecards');
  say(
    `lists: ${size.candidates} candidates, ${size.loops} loops and ${counted?.cards} cards in ` +
      `${((performance.now() - start) / 1000).toFixed(0)} s; ms over HTTP one at a time, ${runs} runs`,
  );
  const reads = listReads(await findListSubjects(sql), { candidates: 125, loops: 20 });
  const times = await withLists(appUrl, signIns, reads, async (read) => {
    const taken = await timeRuns(runs, read);
    return [quantile(taken, 0.5), quantile(taken, 0.95)].map((ms) => ms.toFixed(1).padStart(7)).join('');
  });
  await tellPlans(sql, decodeURIComponent(new URL(appUrl).pathname.slice(1)));
  const plans = await withLists(appUrl, signIns, reads, async (read) => {
    for (let run = 1; run < runsUntilSettled; run += 1) await read();
    return plansOf(read);
  });
  say(`  ${'list'.padEnd(36)}    p50    p95  blocks  scanned, indexes of the longest statement`);
  for (const { name } of reads)
    say(`  ${name.padEnd(36)}${times.get(name)}${planText(plans.get(name) ?? [])}`);
}

/** What `measure` says of each list, by its name, over an app of its own. */
async function withLists<Result>(
  appUrl: string,
  signIns: readonly DemoSignIn[],
  reads: readonly ListRead[],
  measure: (read: () => Promise<void>) => Promise<Result>,
): Promise<ReadonlyMap<string, Result>> {
  const database = openDatabase({ url: appUrl, maxConnections: 1 });
  const secretKey = 'a key for benchmarks, not a secret';
  const app = await buildApp({
    platform: createPlatform({ database, publicUrl: origin, secretKey }),
    demoSignIns: [],
    webRoot: null,
    logger: false,
    trustProxy: false,
    maxEventLoopDelayMs: 0,
  });
  try {
    const reader = createListReader(await app.listen({ host: '127.0.0.1', port: 0 }), origin, signIns);
    const results = new Map<string, Result>();
    for (const read of reads) results.set(read.name, await measure(await reader.prepare(read)));
    return results;
  } finally {
    await app.close();
    await database.close();
  }
}

function planText(plans: readonly RunPlan[]): string {
  const blocks = plans.reduce((sum, plan) => sum + plan.blocks, 0);
  const scanned = [...new Set(plans.flatMap((plan) => plan.scanned))].filter((table) => bigTables.has(table));
  const longest = plans.toSorted((a, b) => b.blocks - a.blocks)[0];
  const shown = scanned.length === 0 ? '-' : `SEQ SCAN ${scanned.join(' ')}`;
  return `${String(blocks).padStart(8)}  ${shown}  ${longest?.indexes.join(' ') ?? ''}`;
}
