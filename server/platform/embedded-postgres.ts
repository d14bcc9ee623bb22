import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ownerUrlOf, socketFolderOf } from './embedded-postgres/address.ts';
import { locateBinaries } from './embedded-postgres/binaries.ts';
import { ensureCluster } from './embedded-postgres/cluster.ts';
import { resolveHome } from './embedded-postgres/home.ts';
import { keepRunning } from './embedded-postgres/keep-running.ts';
import { stopOrphan } from './embedded-postgres/orphan.ts';
import { type Postmaster, startPostmaster } from './embedded-postgres/postmaster.ts';
import { chooseSystemUser } from './embedded-postgres/system-user.ts';
import { findFreePort } from './free-port.ts';
import { loadSecrets } from './secrets.ts';

// Below 32768, where outgoing connections get their ports: a reconnect loop to a dead server inside that range can
// connect to itself and then holds the port for good.
const firstPort = 25432;
const lastPort = 32767;

/** 'none' gives up crash safety for speed: for data that a test throws away. */
export type Durability = 'full' | 'none';

export type EmbeddedPostgres = {
  /** Connects as the owner and superuser to the database `evenhand`, which roles.ts creates when missing. */
  ownerUrl: string;
  port: number;
  /** Where the cluster, its log and secrets.json are: dataDir, or a folder the PostgreSQL user can enter. */
  home: string;
  /** Resolves with the reason when the server ended unasked and could not be started again. */
  ended: Promise<Error>;
  /** Fast shutdown; resolves when no process is left. */
  stop(): Promise<void>;
  /** Stops it and deletes its data. */
  destroy(): Promise<void>;
};

/**
 * Starts the PostgreSQL that ships in node_modules on `dataDir`, making the cluster on first use and stopping what a
 * killed start left behind. It ends with this process, however this process ends. The caller makes sure that no
 * other live process uses the same `dataDir` (instance lock).
 * @param options.onProgress told in words what is out of the ordinary
 * @throws Error whose message says what to do: no build for this platform, foreign major version, no free port
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  durability: Durability;
  onProgress?: (text: string) => void;
}): Promise<EmbeddedPostgres> {
  const durable = options.durability === 'full';
  // Who owns the data is known only once their place is, so the user is chosen again for that place.
  const home = resolveHome(options.dataDir, chooseSystemUser(join(options.dataDir, 'postgres')));
  const clusterDir = join(home, 'postgres');
  const user = chooseSystemUser(clusterDir);
  const binaries = locateBinaries(user);
  const { ownerPassword } = loadSecrets(home);
  if (await stopOrphan(clusterDir))
    options.onProgress?.('Stopped a PostgreSQL that an earlier start left running.');
  await ensureCluster({ home, clusterDir, binaries, user, ownerPassword, durable });
  const settings = durable ? durableSettings : throwawaySettings;
  const common = { binaries, clusterDir, logFile: join(home, 'postgres.log'), settings, user };
  const { first, port } = await startOnFreePort(common);
  const running = keepRunning({
    first,
    onRestart: () => options.onProgress?.('PostgreSQL ended unexpectedly; starting it again.'),
    async start() {
      await stopOrphan(clusterDir);
      const server = await startPostmaster({ ...common, port });
      if (server === 'port-taken') throw new Error(`Another program has taken port ${port} from PostgreSQL.`);
      return server;
    },
  });
  return {
    ownerUrl: ownerUrlOf({ port, socketFolder: socketFolderOf(clusterDir, port) }, ownerPassword),
    port,
    home,
    ended: running.ended,
    stop: running.stop,
    async destroy() {
      await running.stop();
      for (const folder of [home, options.dataDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startOnFreePort(
  common: Omit<Parameters<typeof startPostmaster>[0], 'port'>,
): Promise<{ first: Postmaster; port: number }> {
  let from = firstPort;
  for (;;) {
    const port = await findFreePort({ from, below: lastPort + 1, hosts: ['127.0.0.1'] });
    const first = await startPostmaster({ ...common, port });
    if (first !== 'port-taken') return { first, port };
    from = port + 1;
  }
}

const durableSettings = { max_connections: '100' };

const throwawaySettings = {
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum_naptime: '2s',
};
