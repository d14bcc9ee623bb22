import type pg from 'pg';
import { type BoundPrisma, createBoundPrisma, type PrismaModels } from '#server/platform/bound-prisma.ts';
import { postgresErrorOf } from '#server/platform/postgres-error.ts';
import { preparedStatement } from '#server/platform/prepared-statement.ts';
import { OrgId } from '#shared/primitives.ts';

/** An open transaction with both kinds of access to it. */
export interface Tx {
  /**
   * Runs one statement; values are bound as $1, $2, ... and never become part of the text. A connection keeps it prepared,
   * so that it is soon planned once for all values.
   */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The same, planned anew for these values each time: for lists whose filters may be left out. */
  sqlPlanned<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Prisma on the same connection. */
  readonly prisma: PrismaModels;
  /** Enters an organisation in a transaction that began without one (a link says which only when it has been read). */
  enterOrg(orgId: OrgId): Promise<void>;
}

export interface TransactionOptions {
  /** The tenant; null where none is known yet: then no row of a tenant table can be seen. */
  readonly orgId: OrgId | null;
  readonly readOnly: boolean;
}

export type RunTransaction = <Result>(
  options: TransactionOptions,
  work: (tx: Tx) => Promise<Result>,
) => Promise<Result>;

const ignore = (): void => undefined;
const maxAttempts = 3;
const retried = new Set(['40001', '40P01']);

/** The one place where an id becomes part of a statement: SET takes no parameter. */
function setOrg(orgId: OrgId): string {
  return `SET LOCAL app.org_id = '${OrgId.parse(orgId)}'`;
}

/**
 * Joins are made in the order in which a statement names them, the most selective table first. Left to choose, the
 * planner spends more time on eight tables than the read itself takes, and as long as it has no statistics (an
 * organisation's first minutes) it starts at the wrong end: a card was read through 6,000 rows instead of 10.
 */
const joinsAsWritten = 'SET LOCAL join_collapse_limit = 1';

/** BEGIN and the settings in one message: as a round trip of their own they cost a sixth of the throughput. */
function beginText({ orgId, readOnly }: TransactionOptions): string {
  const begin = `${readOnly ? 'BEGIN READ ONLY' : 'BEGIN'}; ${joinsAsWritten}`;
  return orgId === null ? begin : `${begin}; ${setOrg(orgId)}`;
}

/**
 * Transactions on a pool, as the role that row-level security binds. Serialisation failures and deadlocks are tried
 * again, up to three times; so `work` must have no effect outside the transaction.
 */
export function createRunTransaction(pool: pg.Pool, options: { namedStatements: boolean }): RunTransaction {
  const idlePrisma: BoundPrisma[] = [];

  async function attempt<Result>(
    txOptions: TransactionOptions,
    work: (tx: Tx) => Promise<Result>,
  ): Promise<Result> {
    const connection = await pool.connect();
    // A connection that ends while nobody asks it anything (a restart, a timeout) says so by an event; unheard, that
    // event would end the process. The next statement fails, which is all that a transaction needs.
    connection.on('error', ignore);
    let prisma: BoundPrisma | null = null;
    let broken: Error | undefined;
    const tx: Tx = {
      sql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await connection.query<Row>(preparedStatement(text, values, options))).rows,
      sqlPlanned: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await connection.query<Row>(text, [...values])).rows,
      get prisma() {
        if (prisma === null) {
          prisma = idlePrisma.pop() ?? createBoundPrisma(options);
          prisma.bind(connection);
        }
        return prisma.models;
      },
      enterOrg: async (orgId) => {
        await connection.query(setOrg(orgId));
      },
    };
    try {
      await connection.query(beginText(txOptions));
      const result = await work(tx);
      const { command } = await connection.query('COMMIT');
      // PostgreSQL answers the COMMIT of a transaction in which a statement failed with a rollback, and no error.
      if (command !== 'COMMIT') throw new Error('a failed statement was passed over: nothing was committed');
      return result;
    } catch (error) {
      try {
        await connection.query('ROLLBACK');
      } catch (rollbackError) {
        // The connection is in no known state: it must not be used again, least of all by another tenant.
        broken = rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError));
      }
      throw error;
    } finally {
      if (prisma !== null) {
        const used: BoundPrisma = prisma;
        used.unbind();
        idlePrisma.push(used);
      }
      connection.off('error', ignore);
      connection.release(broken);
    }
  }

  return async (txOptions, work) => {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await attempt(txOptions, work);
      } catch (error) {
        const code = postgresErrorOf(error)?.code;
        if (code === undefined || !retried.has(code) || attempts === maxAttempts) throw error;
      }
    }
  };
}
