import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { withDatabase } from '#server/platform/roles.ts';

/** A database of one test file's own: migrated, empty, reached as each of the three roles. */
export type TestDatabase = {
  /** Bound by row-level security: what the app uses, and what tests must use, or they prove nothing. */
  appUrl: string;
  /** Background work across organisations: bypasses row-level security. */
  jobsUrl: string;
  /** Owns the tables: for arranging and inspecting only. */
  ownerUrl: string;
  /** Deletes the database, also when connections are still open. */
  drop(): Promise<void>;
};

/** Clones the migrated template (some 30 ms). Call it in beforeAll, and drop() in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const templateName = decodeURIComponent(new URL(template.ownerUrl).pathname.slice(1));
  await asOwner(template.ownerUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  return {
    appUrl: withDatabase(template.appUrl, name),
    jobsUrl: withDatabase(template.jobsUrl, name),
    ownerUrl: withDatabase(template.ownerUrl, name),
    drop: () => asOwner(template.ownerUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asOwner(ownerUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(ownerUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
