import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { catalogueViolations } from '#tests/support/walk-catalogue.ts';

let database: TestDatabase;
let superuser: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  superuser = new pg.Client({ connectionString: database.ownerUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

async function violations(): Promise<string[]> {
  return catalogueViolations(async (text) => (await superuser.query<{ violation: string }>(text)).rows);
}

/** What the check says after a change that is taken back. */
async function violationsAfter(change: string): Promise<string[]> {
  await superuser.query('BEGIN');
  try {
    await superuser.query(change);
    return await violations();
  } finally {
    await superuser.query('ROLLBACK');
  }
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

it('finds nothing in the catalogue that breaks a rule of tenancy', async () => {
  expect(await violations()).toEqual([]);
});

describe('the check bites', () => {
  it('on whatever weakens the row-level security of any one table', async () => {
    const names = await tenantTables();
    expect(names.length).toBeGreaterThan(10);
    const own = 'org_id = current_org_id()';
    const none = 'has no tenant policy with USING and WITH CHECK';
    const open = (policy: string) =>
      `policy ${policy} does not compare org_id with the organisation of the transaction`;
    const replaced = (rest: string) => (table: string) =>
      `DROP POLICY tenant ON ${table}; CREATE POLICY tenant ON ${table} ${rest}`;
    const weakenings: [(table: string) => string, string][] = [
      [(table) => `DROP POLICY tenant ON ${table}`, none],
      [(table) => `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`, 'row-level security is not enabled'],
      [(table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`, 'row-level security is not forced'],
      [replaced(`USING (${own})`), none],
      [replaced(`TO evenhand_jobs USING (${own}) WITH CHECK (${own})`), none],
      [replaced(`USING (true) WITH CHECK (${own})`), open('tenant')],
      [replaced(`USING (${own}) WITH CHECK (true)`), open('tenant')],
      [(table) => `CREATE POLICY more ON ${table} FOR SELECT USING (true)`, open('more')],
      [
        (table) => `CREATE UNIQUE INDEX odd_${table} ON ${table} ((1))`,
        'unique index odd_TABLE does not contain org_id',
      ],
      [(table) => `GRANT TRUNCATE ON ${table} TO evenhand_app`, 'evenhand_app may TRUNCATE'],
    ];
    // One change to every table at a time: each of them must be named.
    for (const [weaken, violation] of weakenings)
      expect(await violationsAfter(names.map(weaken).join('; ')), violation).toEqual(
        expect.arrayContaining(names.map((name) => `${name}: ${violation.replace('TABLE', name)}`)),
      );
  });

  it.each([
    [
      'CREATE TABLE loose (id uuid PRIMARY KEY)',
      'loose: has no org_id and is not on the list of global tables',
    ],
    ['GRANT SELECT ON sessions TO evenhand_app', 'sessions: evenhand_app may SELECT'],
    ['GRANT SELECT (email) ON accounts TO evenhand_app', 'accounts: evenhand_app may SELECT'],
    ['GRANT DELETE ON members TO evenhand_app', 'members: evenhand_app may DELETE'],
    ['GRANT SELECT ON members TO PUBLIC', 'members: everybody may SELECT'],
    ['CREATE TABLE odd (org_id uuid, id uuid)', 'odd: org_id is not a uuid that is never null'],
    ['CREATE TABLE odd (org_id text NOT NULL, id uuid)', 'odd: org_id is not a uuid that is never null'],
    ['CREATE TABLE odd (org_id uuid NOT NULL, id uuid)', 'odd: has no primary key'],
    [
      'ALTER TABLE members ADD UNIQUE (id); ALTER TABLE invitations ADD CONSTRAINT odd FOREIGN KEY (invited_by) REFERENCES members (id)',
      'invitations: foreign key odd does not lead from org_id to the same organisation',
    ],
    [
      'ALTER TABLE sessions ADD CONSTRAINT odd FOREIGN KEY (chosen_org_id, member_id) REFERENCES members (org_id, id)',
      'sessions: foreign key odd leads from a global table into a tenant table',
    ],
    [`CREATE TYPE odd AS ENUM ('a')`, 'odd: is an enum'],
    ['ALTER TABLE members ALTER joined_at SET DEFAULT now()', 'members.joined_at: has the default now()'],
    ['ALTER TABLE members ADD odd timestamp', 'members.odd: is a timestamp without time zone'],
    ['ALTER TABLE members ADD odd_state text', 'members.odd_state: is a status without a CHECK'],
    [
      'CREATE FUNCTION odd() RETURNS integer LANGUAGE sql SECURITY DEFINER RETURN 1',
      'odd: is SECURITY DEFINER and not on the list',
    ],
    ['DROP FUNCTION has_orgs()', 'has_orgs: is on the list and no SECURITY DEFINER function'],
    ['ALTER FUNCTION has_orgs() RESET search_path', 'has_orgs: has no fixed search_path'],
    ['ALTER FUNCTION has_orgs() OWNER TO CURRENT_USER', 'has_orgs: belongs to'],
    ['GRANT EXECUTE ON FUNCTION has_orgs() TO PUBLIC', 'has_orgs: everybody may execute it'],
    ['GRANT EXECUTE ON FUNCTION has_orgs() TO evenhand_jobs', 'has_orgs: may be executed by evenhand_jobs'],
    ['CREATE VIEW odd AS SELECT * FROM members', 'odd: is a view that shows what its owner sees'],
    ['CREATE MATERIALIZED VIEW odd AS SELECT * FROM members', 'odd: is a materialised view or foreign table'],
    ['ALTER ROLE evenhand_app BYPASSRLS', 'evenhand_app: is more than a role that logs in'],
    ['GRANT evenhand_jobs TO evenhand_app', 'evenhand_app: is a member of evenhand_jobs'],
    ['ALTER TABLE members OWNER TO evenhand_app', 'evenhand_app: owns pg_class'],
    ['GRANT CREATE ON SCHEMA public TO evenhand_app', 'evenhand_app: may create in public'],
    ['ALTER ROLE evenhand_definer LOGIN', 'evenhand_definer: may log in'],
    [
      'ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only',
      'audit_entries_append_only: is missing or not enabled',
    ],
    ['DROP TRIGGER audit_heads_dense ON audit_heads', 'audit_heads_dense: is missing or not enabled'],
  ])('on %s', async (change, violation) => {
    expect((await violationsAfter(change)).join('\n')).toContain(violation);
    expect(await violations()).toEqual([]);
  });

  it('on a view that asks as its reader, by staying silent', async () => {
    const change = 'CREATE VIEW fine WITH (security_invoker = true) AS SELECT * FROM members';
    expect(await violationsAfter(change)).toEqual([]);
  });
});
