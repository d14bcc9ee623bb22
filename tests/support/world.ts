import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import supertest, { type Response } from 'supertest';
import { buildApp } from '#server/app.ts';
import { appendEntries } from '#server/audit/append-entries.ts';
import type { AuditRecord, Ctx } from '#server/context.ts';
import { joinOrg } from '#server/identity/join-org.ts';
import { createPlatform } from '#server/main.ts';
import { openDatabase } from '#server/platform/database.ts';
import type { Ids } from '#server/platform/ids.ts';
import type { ObjectStore } from '#server/platform/object-store.ts';
import type { Platform } from '#server/platform/platform.ts';
import { addressOf, type Endpoint } from '#shared/endpoint.ts';
import { AccountId, MemberId, OrgId } from '#shared/primitives.ts';
import type { Role } from '#shared/roles.ts';
import { createFakeClock, type FakeClock } from '#tests/support/clock.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';

export const testOrigin = 'http://localhost:3000';
export const testPassword = 'a password for tests';

/** The real app on a database of its own, as the role that row-level security binds. */
export interface World {
  readonly app: FastifyInstance;
  readonly platform: Platform;
  readonly clock: FakeClock;
  readonly database: TestDatabase;
  /** As the owner of the tables, here a superuser and so around row-level security: for arranging and inspecting only. */
  ownerSql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Every line the app logged. */
  readonly log: string[];
  end(): Promise<void>;
}

/** Starts a world; `end()` it in afterAll. With seeded ids, two worlds that do the same have the same ids. */
export async function createWorld(
  options: {
    demoSignIns?: Parameters<typeof buildApp>[0]['demoSignIns'];
    ids?: Ids;
    objectStore?: ObjectStore;
  } = {},
): Promise<World> {
  const testDatabase = await createTestDatabase();
  const database = openDatabase({ url: testDatabase.appUrl, maxConnections: 8 });
  const clock = createFakeClock();
  const platform = createPlatform({
    database,
    publicUrl: testOrigin,
    secretKey: 'a key for tests, not a secret',
    clock,
    objectStore: options.objectStore ?? null,
    ...(options.ids === undefined ? {} : { ids: options.ids }),
  });
  const log: string[] = [];
  const app = await buildApp({
    platform,
    demoSignIns: options.demoSignIns ?? [],
    webRoot: null,
    logger: { level: 'info', stream: { write: (line) => log.push(line) } },
    trustProxy: false,
    maxEventLoopDelayMs: 0,
  });
  // Listening once: left to itself, supertest would open and close a port for each request, under the feet of parallel ones.
  await app.listen({ host: '127.0.0.1', port: 0 });
  log.length = 0;
  const owner = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  return {
    app,
    platform,
    clock,
    database: testDatabase,
    log,
    ownerSql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...values])).rows,
    end: async () => {
      await app.close();
      await database.close();
      await owner.end();
      await testDatabase.drop();
    },
  };
}

/** A person of a test, with a session. */
export interface Person {
  readonly orgId: OrgId;
  readonly accountId: AccountId;
  readonly memberId: MemberId;
  readonly email: string;
  readonly name: string;
  readonly cookie: string;
  /** Calls an endpoint as this person, from the product's own origin. */
  call(endpoint: Endpoint, input?: CallInput): Promise<Response>;
}

export interface CallInput {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  /** A version for If-Match. */
  readonly seen?: number;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** Requests of tests use their connections again: a new one for each takes as long as many of the answers. */
export const keptConnections = new Agent({ keepAlive: true });

/** Calls an endpoint with whatever cookie there is, as a browser on the product's own page would. */
export function callApi(
  world: World,
  endpoint: Endpoint,
  input: CallInput = {},
  cookie?: string,
): Promise<Response> {
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  let request = supertest(world.app.server)
    [method](addressOf(endpoint, input.params, input.query))
    .agent(keptConnections)
    .set('origin', testOrigin);
  if (cookie !== undefined) request = request.set('cookie', cookie);
  if (endpoint.takes !== null) request = request.type(endpoint.takes);
  if (input.seen !== undefined) request = request.set('if-match', `"v${input.seen}"`);
  if (input.key !== undefined) request = request.set('idempotency-key', input.key);
  for (const [name, value] of Object.entries(input.headers ?? {})) request = request.set(name, value);
  return input.body === undefined
    ? request.then((response) => response)
    : request.send(input.body as object).then((response) => response);
}

let passwordHash: Promise<string> | null = null;
/** How many people a world has had: names and addresses follow from it, so that two worlds can be the same. */
const peopleOf = new WeakMap<World, number>();

/** An organisation with its first admin. */
export async function createOrg(world: World, name = 'Test Org'): Promise<OrgId> {
  const orgId = OrgId.parse(world.platform.ids.next());
  await world.platform.database.call('SELECT create_org($1, $2, $3, $4)', [
    orgId,
    name,
    'Europe/Lisbon',
    world.clock.now(),
  ]);
  return orgId;
}

/** A member with these roles and a live session; `accountOf` makes them a member with somebody's existing account. */
export async function createPerson(
  world: World,
  orgId: OrgId,
  roles: readonly Role[],
  options: { name?: string; email?: string; accountOf?: Person } = {},
): Promise<Person> {
  const { platform, clock } = world;
  const people = (peopleOf.get(world) ?? 0) + 1;
  peopleOf.set(world, people);
  const name = options.name ?? `Person ${people}`;
  const email = options.accountOf?.email ?? options.email ?? `person.${people}@test.example`;
  const accountId = options.accountOf?.accountId ?? AccountId.parse(platform.ids.next());
  const memberId = MemberId.parse(platform.ids.next());
  passwordHash ??= platform.passwords.hash(testPassword);
  const hash = await passwordHash;
  const token = platform.ids.secret(32).toString('base64url');
  await platform.database.transaction({ orgId, readOnly: false }, async (tx) => {
    const records: AuditRecord[] = [];
    const ctx: Ctx = {
      tx,
      actor: { kind: 'nobody' },
      clock,
      ids: platform.ids,
      enterOrg: tx.enterOrg,
      audit: (record) => records.push(record),
    };
    if (options.accountOf === undefined) {
      await tx.sql('SELECT create_account($1, $2, $3, $4)', [accountId, email, hash, clock.now()]);
    }
    await joinOrg(ctx, { orgId, memberId, accountId, email, name, roles, timeZone: 'Europe/Lisbon' });
    await tx.sql('SELECT start_session($1, $2, $3, $4, $5, $6)', [
      createHash('sha256').update(token).digest(),
      accountId,
      orgId,
      memberId,
      clock.now(),
      new Date(clock.now().getTime() + 7 * 86_400_000),
    ]);
    await appendEntries(ctx, orgId, records);
  });
  const cookie = `evenhand-localhost=${token}`;
  return {
    orgId,
    accountId,
    memberId,
    email,
    name,
    cookie,
    call: (endpoint, input) => callApi(world, endpoint, input, cookie),
  };
}
