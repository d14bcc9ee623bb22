import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '#server/generated/prisma/client.ts';
import { statementName } from '#server/platform/prepared-statement.ts';

/** What a transaction may use of Prisma: the models. Beginning, ending and connecting are the transaction's own business. */
export type PrismaModels = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$transaction' | '$on' | '$extends' | '$executeRawUnsafe' | '$queryRawUnsafe'
>;

/** A Prisma client that speaks on whatever connection it is bound to, and on none while it is not. */
export interface BoundPrisma {
  readonly models: PrismaModels;
  bind(connection: pg.PoolClient): void;
  unbind(): void;
}

/** Prisma's own BEGIN and COMMIT (nested writes) become savepoints of the transaction that is open already. */
const asSavepoint: Record<string, string> = {
  BEGIN: 'SAVEPOINT prisma',
  COMMIT: 'RELEASE SAVEPOINT prisma',
  ROLLBACK: 'ROLLBACK TO SAVEPOINT prisma',
};

/**
 * Prisma inside a transaction that is not Prisma's: the adapter is given a pool whose only connection is the one the
 * transaction holds. So both kinds of access share one connection, one BEGIN and one tenant, without Prisma's
 * interactive transactions (0.14 of plain SQL). One transaction uses a client at a time, because Prisma merges look-ups
 * of the same tick into one query: shared between tenants, it would answer one with the other's setting.
 */
export function createBoundPrisma(options: { namedStatements: boolean }): BoundPrisma {
  let bound: pg.PoolClient | null = null;
  const connection = (): pg.PoolClient => {
    if (bound === null) throw new Error('Prisma was used outside its transaction');
    return bound;
  };

  // Prisma sends the reads of an include side by side; a connection takes one statement at a time.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (query: pg.QueryConfig): Promise<unknown> => {
    const run = (): Promise<unknown> => connection().query(query);
    const result = last.then(run, run);
    last = result;
    return result;
  };

  const pool = new pg.Pool({ max: 1 });
  // The adapter calls these two with the shapes below only; pg's overloads can't be written as one function.
  pool.query = inTurn as typeof pool.query;
  pool.connect = (async () => ({
    query: (query: pg.QueryConfig) => inTurn({ ...query, text: asSavepoint[query.text] ?? query.text }),
    on: () => undefined,
    removeListener: () => undefined,
    release: () => undefined,
  })) as unknown as typeof pool.connect;

  const adapter = new PrismaPg(
    pool,
    options.namedStatements ? { statementNameGenerator: ({ sql }) => statementName(sql) } : {},
  );
  const client = new PrismaClient({ adapter });
  return {
    models: client,
    bind: (next) => {
      bound = next;
      last = Promise.resolve();
    },
    unbind: () => {
      bound = null;
    },
  };
}
