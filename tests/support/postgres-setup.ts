import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { acquireLock } from '#server/bootstrap/lock.mjs';
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { migrate } from '#server/platform/migrate.ts';
import { prepareRoles, withDatabase } from '#server/platform/roles.ts';
import { rolePassword } from '#server/platform/secrets.ts';
import { scratchRoot } from '#tests/support/scratch.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URLs of the migrated template database, which nobody connects to: clones are made from it. */
    postgres: { ownerUrl: string; appUrl: string; jobsUrl: string };
  }
}

const prefix = 'evenhand-tests-';
const templateDatabase = 'evenhand_template';

/**
 * One PostgreSQL per test run, without crash safety and in a folder of its own; its `evenhand_template` database is
 * migrated once and cloned by createTestDatabase.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepKilledRuns();
  const folder = mkdtempSync(join(scratchRoot, prefix));
  // mkdtemp closes the folder to everyone else, and the PostgreSQL user that root needs has to pass through it.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  acquireLock(join(folder, 'run.json'));
  const server = await startEmbeddedPostgres({ dataDir, durability: 'none' });
  const end = async (): Promise<void> => {
    await server.destroy();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const ownerUrl = withDatabase(server.ownerUrl, templateDatabase);
    const key = 'a key for tests, not a secret';
    const { appUrl, jobsUrl } = await prepareRoles({
      ownerUrl,
      passwordOf: (role) => rolePassword(key, role),
    });
    await migrate({ ownerUrl });
    project.provide('postgres', { ownerUrl, appUrl, jobsUrl });
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

/** A run that was killed could not delete its folder; its PostgreSQL has ended with it. */
function sweepKilledRuns(): void {
  for (const name of readdirSync(scratchRoot).filter((entry) => entry.startsWith(prefix))) {
    const lockFile = join(scratchRoot, name, 'run.json');
    try {
      if (existsSync(lockFile) && acquireLock(lockFile).held) {
        rmSync(join(scratchRoot, name), { recursive: true, force: true });
      }
    } catch {
      // Another user's run: not ours to clear away.
    }
  }
}
