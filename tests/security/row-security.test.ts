import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '#server/main.ts';
import { assertBoundByRowSecurity, openDatabase } from '#server/platform/database.ts';
import { inviteMember } from '#shared/identity.ts';
import { createStage, type Stage } from '#tests/support/samples.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let home: Stage;
let other: Stage;
/** As the role that row-level security binds. */
let bound: pg.Client;

beforeAll(async () => {
  world = await createWorld();
  [home, other] = [await createStage(world, 'Home'), await createStage(world, 'Other')];
  for (const { people } of [home, other]) {
    const body = { email: 'kept@test.example', name: 'Kept', roles: ['auditor'] };
    await people.admin.call(inviteMember, { body, key: 'kept' });
  }
  bound = new pg.Client({ connectionString: world.database.appUrl });
  await bound.connect();
});
afterAll(async () => {
  await bound.end();
  await world.end();
});

async function tenantTables(privilege: 'SELECT' | 'INSERT' | 'UPDATE'): Promise<string[]> {
  const rows = await world.ownerSql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege('evenhand_app', c.oid, $1)
      ORDER BY 1`,
    [privilege],
  );
  return rows.map(({ name }) => name);
}

/** Runs a statement in a transaction of an organisation, or of none, and takes it back. */
async function inOrg(
  orgId: string | null,
  statement: string,
): Promise<pg.QueryResult<Record<string, unknown>>> {
  await bound.query(orgId === null ? 'BEGIN' : `BEGIN; SET LOCAL app.org_id = '${orgId}'`);
  try {
    return await bound.query(statement);
  } finally {
    await bound.query('ROLLBACK');
  }
}

describe('row-level security, as the app itself meets it', () => {
  it('shows no row of any table where no organisation is entered', async () => {
    for (const table of await tenantTables('SELECT'))
      expect((await inOrg(null, `SELECT count(*)::integer AS n FROM ${table}`)).rows, table).toEqual([
        { n: 0 },
      ]);
    // After a transaction the setting reads back as '' instead of NULL; that is no organisation either.
    await bound.query(`BEGIN; SET LOCAL app.org_id = '${home.orgId}'; COMMIT`);
    expect((await bound.query(`SELECT current_setting('app.org_id', true) AS org`)).rows).toEqual([
      { org: '' },
    ]);
    expect((await bound.query('SELECT count(*)::integer AS n FROM members')).rows).toEqual([{ n: 0 }]);
  });

  it('shows the rows of the organisation entered, and of no other', async () => {
    const filled: string[] = [];
    for (const table of await tenantTables('SELECT')) {
      const { rows } = await inOrg(home.orgId, `SELECT DISTINCT org_id FROM ${table}`);
      if (rows.length > 0) filled.push(table);
      expect(
        rows.filter(({ org_id }) => org_id !== home.orgId),
        table,
      ).toEqual([]);
    }
    expect(filled).toEqual(
      expect.arrayContaining([
        'audit_entries',
        'audit_heads',
        'audit_salts',
        'idempotency_keys',
        'invitations',
        'members',
      ]),
    );
  });

  it('takes no new row for another organisation', async () => {
    const names = await tenantTables('INSERT');
    expect(names.length).toBeGreaterThan(3);
    for (const table of names) {
      for (const from of [home.orgId, null])
        await expect(
          inOrg(from, `INSERT INTO ${table} (org_id) VALUES ('${other.orgId}')`),
          table,
        ).rejects.toThrow(`new row violates row-level security policy for table "${table}"`);
    }
  });

  it('moves no row to another organisation, and changes none there', async () => {
    for (const table of await tenantTables('UPDATE')) {
      const { rowCount } = await inOrg(
        home.orgId,
        `UPDATE ${table} SET org_id = org_id WHERE org_id = '${other.orgId}'`,
      );
      expect(rowCount, table).toBe(0);
    }
    for (const table of ['members', 'invitations'])
      await expect(inOrg(home.orgId, `UPDATE ${table} SET org_id = '${other.orgId}'`), table).rejects.toThrow(
        'new row violates row-level security policy',
      );
  });

  it('refuses an organisation that is no uuid instead of letting it pass as none', async () => {
    await expect(inOrg(`x' OR true --`.replaceAll("'", "''"), 'SELECT FROM members')).rejects.toThrow(/uuid/);
  });
});

describe('the audit chain', () => {
  it.each([
    `UPDATE audit_entries SET action = 'nothing.happened'`,
    'DELETE FROM audit_entries',
    'TRUNCATE audit_entries',
    'DELETE FROM audit_heads',
    'UPDATE audit_heads SET seq = seq + 2',
    'UPDATE audit_heads SET seq = seq - 1',
  ])('can not be changed by its owner either: %s', async (statement) => {
    await expect(world.ownerSql(statement)).rejects.toMatchObject({ code: '23000' });
  });
});

describe('the server', () => {
  const starting = (databaseUrl: string) =>
    startServer({
      databaseUrl,
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://localhost:3000',
      demoSignIns: [],
      webRoot: null,
      secretKey: 'a key for tests, not a secret',
      logLevel: 'silent',
      trustProxy: false,
      objectStore: null,
    });

  it('refuses to start as a superuser, as a role that bypasses, and as one that may become either or owns a table', async () => {
    await expect(starting(world.database.ownerUrl)).rejects.toThrow(/is a superuser/);
    await expect(starting(world.database.jobsUrl)).rejects.toThrow(/may bypass row-level security/);

    const role = `odd_${Math.abs(process.pid)}`;
    const url = new URL(world.database.appUrl);
    url.username = role;
    url.password = 'odd';
    await world.ownerSql(`CREATE ROLE ${role} LOGIN PASSWORD 'odd' IN ROLE evenhand_jobs`);
    try {
      await expect(starting(url.toString())).rejects.toThrow(/may bypass row-level security/);
      await world.ownerSql(`REVOKE evenhand_jobs FROM ${role}`);
      await world.ownerSql(`ALTER TABLE members OWNER TO ${role}`);
      await expect(starting(url.toString())).rejects.toThrow(/owns tables \(members\)/);
    } finally {
      await world.ownerSql('ALTER TABLE members OWNER TO CURRENT_USER');
      await world.ownerSql(`DROP ROLE ${role}`);
    }
  });

  it('starts as the role that is bound', async () => {
    const database = openDatabase({ url: world.database.appUrl, maxConnections: 1 });
    try {
      await expect(assertBoundByRowSecurity(database)).resolves.toBeUndefined();
    } finally {
      await database.close();
    }
  });
});
