import pg from 'pg';
import { type MigrationStatus, migrationStatus, migrationsFolder, readMigrations } from './migrations.ts';
import { roleNames } from './roles.ts';

/** Lets one of several servers that start at once migrate while the others wait for it. */
const advisoryLockKey = 4_183_002;

/** A migration must not queue behind a long transaction while every later request queues behind the migration. */
const defaultLockTimeoutMs = 5_000;

/** Waiting for another server's migrations may take as long as they do. */
const waitForOthersMs = 10 * 60_000;

/**
 * Brings the database to the newest local migration. When it is there already this is one query, and the migration
 * engine is not even loaded (half a second that a second start does not have).
 * @param options.folder prisma/migrations, or another folder in tests
 * @param options.lockTimeoutMs how long a statement may wait for a table before the migration is given up
 * @returns the names applied by this call
 * @throws Error naming an applied migration whose file has changed, a migration that failed, or a database that is
 *   newer than this installation
 */
export async function migrate(options: {
  ownerUrl: string;
  folder?: string;
  lockTimeoutMs?: number;
}): Promise<{ applied: string[] }> {
  const { ownerUrl, folder = migrationsFolder, lockTimeoutMs = defaultLockTimeoutMs } = options;
  const local = readMigrations(folder);
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    if (isCurrent(await migrationStatus(client, local))) return { applied: [] };
    await client.query(`SET lock_timeout = ${waitForOthersMs}`);
    await client.query('SELECT pg_advisory_lock($1)', [advisoryLockKey]);
    if (isCurrent(await migrationStatus(client, local))) return { applied: [] };
    const { applyMigrations } = await import('./schema-engine.ts');
    try {
      const applied = await applyMigrations({ ownerUrl, folder, migrations: local, lockTimeoutMs });
      // So that a server without the owner's URL can tell whether it fits the database.
      await client.query(`GRANT SELECT ON public._prisma_migrations TO ${roleNames.app}, ${roleNames.jobs}`);
      return { applied };
    } catch (error) {
      const { failed } = await migrationStatus(client, local);
      throw new Error(`Migration ${failed.join(', ') || '(unnamed)'} failed: ${(error as Error).message}`, {
        cause: error,
      });
    }
  } finally {
    // Ending the session also gives back the advisory lock.
    await client.end();
  }
}

/**
 * For a server that may not migrate: refuses a database that does not fit this installation.
 * @throws Error that names what is missing and how to get it
 */
export async function requireMigrated(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const status = await migrationStatus(client, readMigrations());
    if (isCurrent(status)) return;
    throw new Error(
      `The database lacks ${status.pending.length} migration(s), from ${status.pending[0]} on. ` +
        'Run the migration job, or give OWNER_DATABASE_URL so that the start can migrate.',
    );
  } finally {
    await client.end();
  }
}

/** True when nothing is to be done; a database that this installation must not touch is an exception. */
function isCurrent(status: MigrationStatus): boolean {
  const { edited, failed, unknown, pending } = status;
  if (edited.length > 0) {
    throw new Error(
      `The file of migration ${edited.join(', ')} has changed since it was applied. ` +
        'Restore the file, and write a new migration for the change.',
    );
  }
  if (failed.length > 0) {
    throw new Error(
      `Migration ${failed.join(', ')} failed in an earlier run. Repair what stopped it, then run ` +
        `the migrate command with --forget-failed ${failed[0]}.`,
    );
  }
  // A newer server's migrations are additions that this one can live with, unless it has others to add itself.
  if (unknown.length > 0 && pending.length > 0) {
    throw new Error(
      `The database has migrations that this installation does not know: ${unknown.join(', ')}.`,
    );
  }
  return pending.length === 0;
}
