import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireLock, type Lock, type LockHolder } from '#server/bootstrap/lock.mjs';
import type { Config } from '#server/config.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate, requireMigrated } from './migrate.ts';
import { prepareRoles } from './roles.ts';
import { loadSecrets, rolePassword } from './secrets.ts';

/** A migrated database and the ways into it. */
export type PreparedDatabase = {
  databaseUrl: string;
  jobsDatabaseUrl: string;
  ownerDatabaseUrl: string | null;
  secretKey: string;
  /** Where the data are, in words. */
  where: string;
  /** Resolves with the reason when an embedded database is gone for good; never for one elsewhere. */
  ended: Promise<Error>;
  /** Tells a second start of the same folder where this one is reached, or that it is on its way out. */
  note(more: Record<string, string>): void;
  /** Stops what this process started. */
  stop(): Promise<void>;
};

/** Runs a step and shows it, as in `Starting PostgreSQL ... 0.9 s`. */
export type ShowStep = <T>(title: string, step: () => Promise<T>) => Promise<T>;

/**
 * The database that the configuration asks for, ready to serve: the embedded one when no URL is given, otherwise the
 * given server, with roles and migrations brought up to date when the owner's URL allows it.
 * @param say tells one line that is out of the ordinary
 * @throws Error that says what to do, among others when the same folder is already being served
 */
export async function prepareDatabase(
  config: Config,
  showStep: ShowStep,
  say: (line: string) => void,
): Promise<PreparedDatabase> {
  if (config.databaseUrl || config.ownerDatabaseUrl) return prepareGiven(config, showStep);
  mkdirSync(config.dataDir, { recursive: true });
  const lock = await lockInstance(join(config.dataDir, 'instance.json'), say);
  try {
    const server = await showStep('Starting PostgreSQL', () =>
      startEmbeddedPostgres({ dataDir: config.dataDir, durability: 'full', onProgress: say }),
    );
    const secretKey = config.secretKey ?? loadSecrets(server.home).secretKey;
    const { ownerUrl } = server;
    try {
      const urls = await showStep('Migrating', () => bringUpToDate(config, ownerUrl, secretKey));
      return {
        ...urls,
        ownerDatabaseUrl: ownerUrl,
        secretKey,
        where: server.home,
        ended: server.ended,
        note: lock.note,
        async stop() {
          await server.stop();
          lock.release();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function prepareGiven(config: Config, showStep: ShowStep): Promise<PreparedDatabase> {
  const { databaseUrl, jobsDatabaseUrl, ownerDatabaseUrl } = config;
  const secretKey = config.secretKey ?? keptSecretKey(config.dataDir);
  const elsewhere = {
    ownerDatabaseUrl,
    secretKey,
    where: `the PostgreSQL at ${new URL(ownerDatabaseUrl ?? databaseUrl ?? '').host}`,
    ended: new Promise<Error>(() => undefined),
    note: () => undefined,
    stop: async () => undefined,
  };
  if (ownerDatabaseUrl) {
    const urls = await showStep('Migrating', () => bringUpToDate(config, ownerDatabaseUrl, secretKey));
    return { ...urls, ...elsewhere };
  }
  if (!databaseUrl || !jobsDatabaseUrl) throw new Error('DATABASE_URL and JOBS_DATABASE_URL go together.');
  await showStep('Checking the database', () => requireMigrated(databaseUrl));
  return { databaseUrl, jobsDatabaseUrl, ...elsewhere };
}

async function bringUpToDate(
  config: Config,
  ownerUrl: string,
  secretKey: string,
): Promise<{ databaseUrl: string; jobsDatabaseUrl: string }> {
  const { appUrl, jobsUrl } = await prepareRoles({
    ownerUrl,
    appUrl: config.databaseUrl,
    jobsUrl: config.jobsDatabaseUrl,
    passwordOf: (role) => rolePassword(secretKey, role),
  });
  await migrate({ ownerUrl });
  return { databaseUrl: appUrl, jobsDatabaseUrl: jobsUrl };
}

function keptSecretKey(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  return loadSecrets(dataDir).secretKey;
}

const patienceMs = 3_000;
const closingPatienceMs = 30_000;

/**
 * One server per data folder. A holder that is on its way out is waited for, and every holder is given a moment: it may
 * just have been told to stop, or have lost the program that started it.
 */
async function lockInstance(
  file: string,
  say: (line: string) => void,
): Promise<Extract<Lock, { held: true }>> {
  const startedAt = Date.now();
  let hasSaidSo = false;
  for (;;) {
    const lock = acquireLock(file);
    if (lock.held) return lock;
    const isClosing = lock.holder.state === 'closing';
    if (Date.now() - startedAt > (isClosing ? closingPatienceMs : patienceMs))
      throw alreadyRunning(lock.holder);
    if (!hasSaidSo)
      say(`Process ${lock.holder.pid} serves this folder; waiting a moment in case it is stopping.`);
    hasSaidSo = true;
    await sleep(100);
  }
}

function alreadyRunning(holder: LockHolder): Error {
  const where = holder.address ? ` at ${holder.address}` : ' and is still starting';
  return new Error(`Evenhand is already running from this folder${where} (process ${holder.pid}).`);
}
