import type { AddressInfo } from 'node:net';
import { buildApp } from '#server/app.ts';
import { appendEntries } from '#server/audit/append-entries.ts';
import type { DemoSignIn } from '#server/identity/find-session.ts';
import { offerSetUp } from '#server/identity/offer-set-up.ts';
import { announceChanges } from '#server/live-updates/announce-changes.ts';
import { tellPeople } from '#server/notifications/tell-people.ts';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import { assertBoundByRowSecurity, type Database, openDatabase } from '#server/platform/database.ts';
import { createVaults } from '#server/platform/idempotency.ts';
import { type Ids, systemIds } from '#server/platform/ids.ts';
import { createLinks } from '#server/platform/links.ts';
import {
  createObjectStore,
  type ObjectStore,
  type ObjectStoreSettings,
} from '#server/platform/object-store.ts';
import { createPasswords } from '#server/platform/passwords.ts';
import type { Platform } from '#server/platform/platform.ts';

export interface ServerOptions {
  readonly databaseUrl: string;
  /** A way to the same database around whatever pools its connections; left out where nothing does. */
  readonly directDatabaseUrl?: string | null;
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port as a browser sees them. */
  readonly publicUrl: string;
  readonly demoSignIns: readonly DemoSignIn[];
  /** The folder of the built web app; null serves the API alone. */
  readonly webRoot: string | null;
  readonly secretKey: string;
  readonly logLevel: string;
  readonly trustProxy: string | false;
  /** S3-compatible storage for new files; null: PostgreSQL. */
  readonly objectStore: ObjectStoreSettings | null;
}

export interface RunningServer {
  /** Where it listens, as an address to open. */
  readonly address: string;
  /** The one-time address that sets up the first organisation; null once there is one. */
  readonly setUpLink: string | null;
  /** Stops taking requests, lets those under way finish, then lets go of the database. */
  close(): Promise<void>;
}

/** What the routes rely on, from a database and how the product is reached. Tests give their own clock and ids. */
export function createPlatform(options: {
  database: Database;
  publicUrl: string;
  secretKey: string;
  objectStore?: ObjectStore | null;
  clock?: Clock;
  ids?: Ids;
}): Platform {
  const { database, publicUrl, secretKey } = options;
  const url = new URL(publicUrl);
  const secure = url.protocol === 'https:';
  return {
    database,
    clock: options.clock ?? systemClock,
    ids: options.ids ?? systemIds,
    objectStore: options.objectStore ?? null,
    passwords: createPasswords(),
    links: createLinks({ secretKey, publicUrl: url.origin }),
    openVault: createVaults({ secretKey }),
    origin: { url: url.origin, secure },
    allowedOrigins: secure ? [url.origin] : loopbackOrigins(url),
    appendAudit: appendEntries,
    tellPeople,
    announceChanges,
  };
}

/** Plain http is for this machine only, which a browser may call by any of its names. */
function loopbackOrigins(url: URL): string[] {
  const port = url.port === '' ? '' : `:${url.port}`;
  return [url.origin, ...['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}${port}`)];
}

/** Opens the database as the bound role, builds the app and listens. Throws when the role could bypass row-level security. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { databaseUrl: url, directDatabaseUrl } = options;
  const database = openDatabase({ url, directUrl: directDatabaseUrl ?? url });
  try {
    await assertBoundByRowSecurity(database);
    const platform = createPlatform({
      ...options,
      database,
      objectStore: options.objectStore && createObjectStore(options.objectStore),
    });
    const app = await buildApp({
      platform,
      demoSignIns: options.demoSignIns,
      webRoot: options.webRoot,
      logger: { level: options.logLevel },
      trustProxy: options.trustProxy,
      maxEventLoopDelayMs: 1_000,
    });
    app.addHook('onClose', () => database.close());
    await app.listen({ host: options.host, port: options.port });
    // listen() on a TCP port always has an address of this kind.
    const { port } = app.server.address() as AddressInfo;
    return {
      address: `http://localhost:${port}`,
      setUpLink: await offerSetUp(platform),
      close: () => app.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
