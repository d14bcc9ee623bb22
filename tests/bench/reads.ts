import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '#server/app.ts';
import { ensureDemoCompany } from '#server/demo/ensure-demo-company.ts';
import { createPlatform } from '#server/main.ts';
import { openDatabase } from '#server/platform/database.ts';
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { migrate } from '#server/platform/migrate.ts';
import { prepareRoles } from '#server/platform/roles.ts';
import { quantile, say, timeRuns } from '#tests/bench/quantiles.ts';

const reads = [
  ['who is signed in', '/api/v1/session'],
  ['people', '/api/v1/members?limit=50'],
  ['blueprints', '/api/v1/blueprints'],
  ['loops', '/api/v1/loops?limit=50'],
  ['my interviews', '/api/v1/my/interviews'],
  ['what is unread, for the rail', '/api/v1/notifications?limit=1'],
  ['audit trail', '/api/v1/audit/entries?limit=50'],
] as const;

/** Milliseconds of the busiest reads over the demo company, through the whole app on a PostgreSQL of its own, one at a time. */
export async function measureReads(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-bench-'));
  // The PostgreSQL user that root needs has to pass through it.
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), durability: 'full' });
  try {
    const { appUrl } = await prepareRoles({
      ownerUrl: server.ownerUrl,
      passwordOf: (role) => `bench ${role}`,
    });
    await migrate({ ownerUrl: server.ownerUrl });
    const start = performance.now();
    const { signIns } = await ensureDemoCompany({ databaseUrl: appUrl });
    say(`reads: the demo company is made in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    await timeReads(appUrl, signIns[0]);
  } finally {
    await server.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeReads(
  appUrl: string,
  who: { email: string; password: string } | undefined,
): Promise<void> {
  const origin = 'http://localhost:3000';
  const database = openDatabase({ url: appUrl });
  const platform = createPlatform({
    database,
    publicUrl: origin,
    secretKey: 'a key for benchmarks, not a secret',
  });
  const app = await buildApp({
    platform,
    demoSignIns: [],
    webRoot: null,
    logger: false,
    trustProxy: false,
    maxEventLoopDelayMs: 0,
  });
  try {
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { origin },
      payload: { email: who?.email, password: who?.password },
    });
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    for (const [name, url] of reads) {
      const taken = await timeRuns(200, async () => {
        const { statusCode } = await app.inject({ url, headers: { cookie } });
        if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
      });
      const [p50, p95] = [quantile(taken, 0.5), quantile(taken, 0.95)];
      say(`  ${name.padEnd(18)} p50 ${p50.toFixed(1).padStart(6)} ms   p95 ${p95.toFixed(1).padStart(6)} ms`);
    }
  } finally {
    await app.close();
    await database.close();
  }
}
