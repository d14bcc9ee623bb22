import pg from 'pg';
import { preparedStatement } from '#server/platform/prepared-statement.ts';
import { createRunTransaction, type RunTransaction } from '#server/platform/transaction.ts';

/** The app's way to PostgreSQL, as the role that row-level security binds. */
export interface Database {
  readonly transaction: RunTransaction;
  /** One statement outside any transaction and any tenant: for the functions over the global tables only. */
  call<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A connection apart from the pool, straight to PostgreSQL: what it is told (LISTEN) stays with one session. */
  connectDirectly(): Promise<pg.Client>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly maxConnections?: number;
  /** Prepared statements by name; off below pgbouncer 1.21, which can't follow them. */
  readonly namedStatements?: boolean;
  /** A way around whatever pools connections (pgbouncer); the same as `url` unless said otherwise. */
  readonly directUrl?: string;
}

/**
 * Opens a pool whose every wait ends: for a connection, a lock, a statement, an idle transaction (all in ms). pg's own
 * default waits for ever for a connection.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 16,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'evenhand',
  });
  // An idle connection that breaks (the database restarts) is dropped by the pool; without a listener it ends the process.
  pool.on('error', () => undefined);
  const naming = { namedStatements: options.namedStatements ?? true };
  return {
    transaction: createRunTransaction(pool, naming),
    call: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(preparedStatement(text, values, naming))).rows,
    connectDirectly: async () => {
      const client = new pg.Client({
        connectionString: options.directUrl ?? options.url,
        connectionTimeoutMillis: 5_000,
        query_timeout: 5_000,
        keepAlive: true,
        application_name: 'evenhand live updates',
      });
      await client.connect();
      return client;
    },
    close: () => pool.end(),
  };
}

/**
 * Refuses a role that could get around row-level security: a superuser, one with BYPASSRLS, or one that owns a table or
 * may act as a role that does. Throws with what to change.
 */
export async function assertBoundByRowSecurity(database: Database): Promise<void> {
  const [role] = await database.call<{
    name: string;
    superuser: boolean;
    bypass: boolean;
    owned: string | null;
  }>(`
    SELECT r.rolname AS name,
           bool_or(m.rolsuper) AS superuser,
           bool_or(m.rolbypassrls) AS bypass,
           (SELECT string_agg(c.relname, ', ' ORDER BY c.relname) FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
               AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owned
      FROM pg_roles r JOIN pg_roles m ON pg_has_role(r.oid, m.oid, 'MEMBER')
     WHERE r.rolname = current_user GROUP BY r.oid, r.rolname`);
  if (role === undefined) throw new Error('The database does not say which role this is');
  const reason = role.superuser
    ? 'is a superuser'
    : role.bypass
      ? 'may bypass row-level security'
      : role.owned !== null
        ? `owns tables (${role.owned})`
        : null;
  if (reason !== null) {
    throw new Error(
      `Refusing to start: the role ${role.name} of DATABASE_URL ${reason}, so tenants would not be kept apart. ` +
        'Use evenhand_app there and the owner in OWNER_DATABASE_URL.',
    );
  }
}
