import PgBoss from 'pg-boss';
import type { Tx } from '#server/platform/transaction.ts';
import type { OrgId } from '#shared/primitives.ts';

/** The queues that the migrations have made. */
export type QueueName =
  | 'calibration.sweep'
  | 'calibration.refit'
  | 'notifications.mail'
  | 'candidates.import'
  | 'calendars.read'
  | 'files.remove';

/** Work for the background: ids only, of one organisation. Its handler opens that organisation's own transaction. */
export interface Job {
  readonly queue: QueueName;
  readonly data: { readonly orgId: OrgId } & Readonly<Record<string, string>>;
  /** While a job of this key waits, another one is not added. */
  readonly key: string;
  readonly afterSeconds?: number;
}

/** Never started and without a connection of its own: it only knows how pg-boss writes a job down. */
const writer = new PgBoss({
  db: { executeSql: () => Promise.reject(new Error('a job is added inside a transaction')) },
});

/** Adds a job in the transaction: it comes to be with what the transaction writes, and not at all if that rolls back. */
export async function enqueue(tx: Pick<Tx, 'sql'>, { queue, data, key, afterSeconds }: Job): Promise<void> {
  await writer.send(queue, data, {
    singletonKey: key,
    ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
    db: { executeSql: async (text, values) => ({ rows: await tx.sql(text, values) }) },
  });
}
