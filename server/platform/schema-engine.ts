import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import type { LocalMigration } from './migrations.ts';

// Prisma's own migration engine, as WebAssembly: the downloaded binary is not needed anywhere, and the ordinary
// _prisma_migrations table is kept, so that `prisma migrate deploy` remains usable elsewhere.

const noFilters = { externalTables: [], externalEnums: [] };

/**
 * Applies every pending migration, each script as one message and so as one transaction.
 * @param lockTimeoutMs how long a statement may wait for a table lock before the migration is given up
 * @returns the names applied
 * @throws Error with the database's words when a script fails; _prisma_migrations then names it
 */
export async function applyMigrations(options: {
  ownerUrl: string;
  folder: string;
  migrations: LocalMigration[];
  lockTimeoutMs: number;
}): Promise<string[]> {
  const { ownerUrl, lockTimeoutMs } = options;
  return withEngine(onDatabase(ownerUrl, lockTimeoutMs), async (engine) => {
    const result = await engine.applyMigrations({ migrationsList: asList(options), filters: noFilters });
    return result.appliedMigrationNames;
  });
}

/** Marks a migration that failed half-way as rolled back, so that the next run tries it again. */
export async function forgetFailedMigration(ownerUrl: string, migrationName: string): Promise<void> {
  await withEngine(onDatabase(ownerUrl, 5_000), (engine) =>
    engine.markMigrationRolledBack({ migrationName }),
  );
}

/** SQL that turns one datamodel into another, without any database. */
export async function diffDatamodels(from: SchemaContainer[], to: SchemaContainer[]): Promise<string> {
  return withEngine(offline, async (engine) => {
    const result = await engine.diff({
      from: from.length === 0 ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: from },
      to: { tag: 'schemaDatamodel', files: to },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    return result.stdout ?? '';
  });
}

/** A factory for the engine, and the last error that the database itself reported through it. */
type Source = {
  factory: SqlMigrationAwareDriverAdapterFactory;
  lastError(): Error | null;
  close(): Promise<void>;
};

async function withEngine<T>(source: Source, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  try {
    const engine = await SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(source.factory),
    );
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    // An adapter's error passes through WebAssembly as a bare number: give the database's own words instead.
    throw source.lastError() ?? error;
  } finally {
    await source.close();
  }
}

type Instantiate = (
  bytes: Uint8Array,
  imports: Record<string, object>,
) => Promise<{ instance: { exports: Record<string, unknown> } }>;

type Engine = typeof import('@prisma/schema-engine-wasm');

let loaded: Promise<Engine> | null = null;

/** Once per process: the glue has a single place for the instance, and a second one would pull the first from under it. */
function loadEngine(): Promise<Engine> {
  loaded ??= instantiateEngine();
  return loaded;
}

async function instantiateEngine(): Promise<Engine> {
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  // Node has WebAssembly; its types are only in TypeScript's browser library, which the server does not use.
  const { instantiate } = (globalThis as unknown as { WebAssembly: { instantiate: Instantiate } })
    .WebAssembly;
  const { instance } = await instantiate(await readFile(path.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': { ...glue, ...timersThatLetGo(glue) },
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/** The engine never clears its 10 s timeout for its own lock, which would keep every migrating process that long. */
function timersThatLetGo(glue: object): Record<string, unknown> {
  const names = Object.keys(glue).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const start = (callback: () => void, delayMs: number): unknown =>
    setTimeout(callback, delayMs >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, start]));
}

function onDatabase(ownerUrl: string, lockTimeoutMs: number): Source {
  let lastError: Error | null = null;
  const opened: SqlDriverAdapter[] = [];
  const pool = new PrismaPg({ connectionString: ownerUrl, lock_timeout: lockTimeoutMs, max: 2 });
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: pool.provider,
    adapterName: pool.adapterName,
    connectToShadowDb: () => pool.connectToShadowDb(),
    async connect(): Promise<SqlDriverAdapter> {
      const adapter = await pool.connect();
      opened.push(adapter);
      // The adapter cuts scripts at every semicolon, also inside a function's body, and runs the pieces one by one.
      // Sent whole, a script may hold functions, and PostgreSQL runs it as one transaction.
      adapter.executeScript = async (script) => {
        try {
          await adapter.underlyingDriver().query(script);
        } catch (error) {
          lastError = describe(error, script);
          throw error;
        }
      };
      return adapter;
    },
  };
  // The engine never closes what it opened, and an open connection keeps a database from being cloned or dropped.
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((adapter) => adapter.dispose()));
  };
  return { factory, lastError: () => lastError, close };
}

function describe(error: unknown, script: string): Error {
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error ? error : new Error(String(error));
  const line = error.position ? ` at line ${script.slice(0, Number(error.position)).split('\n').length}` : '';
  const more = [error.detail, error.hint, error.where].filter(Boolean).join('; ');
  return new Error(`${error.message} (SQLSTATE ${error.code}${line})${more ? `: ${more}` : ''}`, {
    cause: error,
  });
}

/** The engine asks every database for its version and schema before anything else; a diff of two files needs no more. */
const offline: Source = {
  lastError: () => null,
  close: async () => undefined,
  factory: {
    provider: 'postgres',
    adapterName: 'offline',
    connect: async () => offlineAdapter,
    connectToShadowDb: async () => offlineAdapter,
  },
};

const offlineAdapter: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'offline',
  queryRaw: async () => ({
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, 'PostgreSQL 15.0', 150_000]],
  }),
  executeRaw: noDatabase,
  executeScript: noDatabase,
  startTransaction: noDatabase,
  dispose: async () => undefined,
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
};

async function noDatabase(): Promise<never> {
  throw new Error('A diff of two datamodels does not touch a database.');
}

function asList(options: { folder: string; migrations: LocalMigration[] }): MigrationList {
  return {
    baseDir: options.folder,
    lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: options.migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
