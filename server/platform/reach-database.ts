import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from '#server/bootstrap/lock.mjs';
import type { Config } from '#server/config.ts';
import { ownerUrlOf, runningAddress } from './embedded-postgres/address.ts';
import { resolveHome } from './embedded-postgres/home.ts';
import { chooseSystemUser } from './embedded-postgres/system-user.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { roleNames, withLogin } from './roles.ts';
import { loadSecrets, rolePassword } from './secrets.ts';

/** Ways into a database that is there already. */
export interface ReachedDatabase {
  readonly appUrl: string;
  readonly jobsUrl: string;
  /** Stops what was started for it. */
  release(): Promise<void>;
}

/**
 * The database that the configuration names, as it stands: nothing is created, migrated or changed. The embedded one is
 * reached whether the product runs or not; while this holds it, a start of the product waits its turn.
 * @throws Error that says what to do where there is none
 */
export async function reachDatabase(config: Config): Promise<ReachedDatabase> {
  const { databaseUrl, jobsDatabaseUrl, ownerDatabaseUrl } = config;
  const release = async (): Promise<void> => undefined;
  if (databaseUrl && jobsDatabaseUrl) return { appUrl: databaseUrl, jobsUrl: jobsDatabaseUrl, release };
  if (!ownerDatabaseUrl) return reachEmbedded(config);
  const key = config.secretKey ?? keptSecretKey(config.dataDir);
  const urls = urlsFrom(ownerDatabaseUrl, key);
  return { appUrl: databaseUrl ?? urls.appUrl, jobsUrl: jobsDatabaseUrl ?? urls.jobsUrl, release };
}

function urlsFrom(ownerUrl: string, secretKey: string): Pick<ReachedDatabase, 'appUrl' | 'jobsUrl'> {
  const urlOf = (role: string): string => withLogin(ownerUrl, role, rolePassword(secretKey, role));
  return { appUrl: urlOf(roleNames.app), jobsUrl: urlOf(roleNames.jobs) };
}

function keptSecretKey(folder: string): string {
  if (!existsSync(join(folder, 'secrets.json')))
    throw new Error('Give DATABASE_URL and JOBS_DATABASE_URL, or SECRET_KEY to derive their passwords from.');
  return loadSecrets(folder).secretKey;
}

async function reachEmbedded({ dataDir, secretKey }: Config): Promise<ReachedDatabase> {
  if (!existsSync(dataDir)) throw noData(dataDir);
  const home = resolveHome(dataDir, chooseSystemUser(join(dataDir, 'postgres')));
  const clusterDir = join(home, 'postgres');
  if (!existsSync(join(clusterDir, 'PG_VERSION'))) throw noData(dataDir);
  const secrets = loadSecrets(home);
  const key = secretKey ?? secrets.secretKey;
  const lock = acquireLock(join(dataDir, 'instance.json'));
  if (!lock.held) {
    const address = runningAddress(clusterDir);
    if (address === null) throw new Error('The product is just starting or stopping. Try again in a moment.');
    const ownerUrl = ownerUrlOf(address, secrets.ownerPassword);
    return { ...urlsFrom(ownerUrl, key), release: async () => undefined };
  }
  try {
    const server = await startEmbeddedPostgres({ dataDir, durability: 'full' });
    const release = async (): Promise<void> => {
      await server.stop();
      lock.release();
    };
    return { ...urlsFrom(server.ownerUrl, key), release };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function noData(dataDir: string): Error {
  return new Error(
    `There is no database in ${dataDir}. Give DATABASE_URL and JOBS_DATABASE_URL, or DATA_DIR of the product.`,
  );
}
