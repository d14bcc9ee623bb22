import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from './project-root.ts';

/** prisma/migrations of this installation. */
export const migrationsFolder: string = join(projectRoot, 'prisma', 'migrations');

/** One folder of prisma/migrations; `checksum` is what Prisma stores: SHA-256 of the script, in hex. */
export type LocalMigration = { name: string; sql: string; checksum: string };

/** Where the database stands against the folder. `edited` names applied migrations whose file has changed since. */
export type MigrationStatus = { pending: string[]; edited: string[]; failed: string[]; unknown: string[] };

/** The migrations of a folder, oldest first (by name, as Prisma orders them). */
export function readMigrations(folder: string = migrationsFolder): LocalMigration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Compares a database with the local migrations; needs SELECT on _prisma_migrations, which migrate.ts grants. */
export async function migrationStatus(
  client: pg.ClientBase,
  local: LocalMigration[],
): Promise<MigrationStatus> {
  const table = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists`);
  if (!table.rows[0]?.exists)
    return { pending: local.map(({ name }) => name), edited: [], failed: [], unknown: [] };
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM public._prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.filter((row) => row.finished).map((row) => [row.name, row.checksum]));
  const names = new Set(local.map(({ name }) => name));
  return {
    pending: local.filter(({ name }) => !applied.has(name)).map(({ name }) => name),
    edited: local
      .filter(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum)
      .map(({ name }) => name),
    failed: rows.filter((row) => !row.finished).map((row) => row.name),
    unknown: [...applied.keys()].filter((name) => !names.has(name)),
  };
}
