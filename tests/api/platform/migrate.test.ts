import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { migrate } from '#server/platform/migrate.ts';
import { prepareRoles, withDatabase } from '#server/platform/roles.ts';
import { forgetFailedMigration } from '#server/platform/schema-engine.ts';

let folder = '';
let ownerUrl = '';
let runs = 0;

beforeEach(async () => {
  const server = inject('postgres');
  folder = mkdtempSync(join(tmpdir(), 'evenhand-migrations-'));
  runs += 1;
  ownerUrl = withDatabase(server.ownerUrl, `migrate_${process.pid}_${runs}`);
  // An empty database, made the way a first start makes it; the roles keep the passwords the other tests use.
  await prepareRoles({ ...server, ownerUrl, passwordOf: () => '' });
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const withFunction = `
CREATE TABLE things (id integer PRIMARY KEY, name text NOT NULL);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'no; never';
END $$;`;

describe('migrate', () => {
  it('applies scripts whole, semicolons inside functions included, and does nothing the second time', async () => {
    write('1_things', withFunction);
    write('2_more', 'ALTER TABLE things ADD COLUMN size integer;');
    expect((await migrate({ ownerUrl, folder })).applied).toEqual(['1_things', '2_more']);
    expect((await migrate({ ownerUrl, folder })).applied).toEqual([]);
    expect(await query('SELECT id, name, size FROM things')).toEqual([]);
  });

  it('is done once when several servers start at the same moment', async () => {
    write('1_things', `SELECT pg_sleep(0.2); ${withFunction}`);
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate({ ownerUrl, folder })));
    expect(results.flatMap(({ applied }) => applied)).toEqual(['1_things']);
    expect(await query('SELECT 1 FROM _prisma_migrations')).toHaveLength(1);
  });

  it('names an applied migration whose file has changed, and applies nothing more', async () => {
    write('1_things', withFunction);
    await migrate({ ownerUrl, folder });
    write('1_things', `${withFunction} -- edited`);
    write('2_more', 'CREATE TABLE more (id integer);');
    await expect(migrate({ ownerUrl, folder })).rejects.toThrow('1_things has changed');
    expect(await query(`SELECT to_regclass('more') AS more`)).toEqual([{ more: null }]);
  });

  it('leaves nothing of a script that fails, says where, and tries it again when told to', async () => {
    write('1_things', withFunction);
    write('2_broken', 'CREATE TABLE half (id integer);\nCREATE TABLE things (id integer);');
    await expect(migrate({ ownerUrl, folder })).rejects.toThrow(
      /2_broken failed: relation "things" already exists/,
    );
    expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
    await expect(migrate({ ownerUrl, folder })).rejects.toThrow('--forget-failed 2_broken');
    write('2_broken', 'CREATE TABLE half (id integer);');
    await forgetFailedMigration(ownerUrl, '2_broken');
    expect((await migrate({ ownerUrl, folder })).applied).toEqual(['2_broken']);
  });

  it('gives up rather than queueing behind a long transaction', async () => {
    write('1_things', withFunction);
    await migrate({ ownerUrl, folder });
    const busy = new pg.Client({ connectionString: ownerUrl });
    await busy.connect();
    await busy.query('BEGIN; SELECT * FROM things');
    write('2_more', 'ALTER TABLE things ADD COLUMN size integer;');
    await expect(migrate({ ownerUrl, folder, lockTimeoutMs: 200 })).rejects.toThrow('lock timeout');
    await busy.end();
  });
});

describe('prepareRoles', () => {
  it('gives rights to three roles, of which the serving one is bound by row-level security', async () => {
    const roles = await query(
      `SELECT rolname, rolsuper, rolbypassrls, rolcanlogin FROM pg_roles WHERE rolname ~ '^evenhand_(app|jobs|definer)$'
        ORDER BY rolname`,
    );
    expect(roles).toEqual([
      { rolname: 'evenhand_app', rolsuper: false, rolbypassrls: false, rolcanlogin: true },
      { rolname: 'evenhand_definer', rolsuper: false, rolbypassrls: true, rolcanlogin: false },
      { rolname: 'evenhand_jobs', rolsuper: false, rolbypassrls: true, rolcanlogin: true },
    ]);
  });

  it('may be repeated, also by several servers at once', async () => {
    const server = inject('postgres');
    const again = [1, 2, 3].map(() => prepareRoles({ ...server, ownerUrl, passwordOf: () => '' }));
    await expect(Promise.all(again)).resolves.toHaveLength(3);
  });
});
