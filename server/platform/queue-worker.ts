import PgBoss from 'pg-boss';
import type { QueueName } from '#server/platform/queue.ts';

export interface QueueWorkerOptions {
  /** As the role of background work. */
  readonly jobsDatabaseUrl: string;
  /** What each queue's jobs are given to, one at a time. A handler that throws gets its job again later. */
  readonly handlers: Readonly<Record<QueueName, (data: unknown) => Promise<void>>>;
  /** Work that runs again and again; however many workers there are, once in each span. */
  readonly repeated: readonly { readonly queue: QueueName; readonly everySeconds: number }[];
  readonly onError: (error: unknown) => void;
  /** How often an idle queue is looked at, in seconds. */
  readonly pollSeconds?: number;
}

export interface QueueWorker {
  /** Takes no more jobs and waits for those under way; whatever has not ended by then is given back to the queue. */
  close(): Promise<void>;
}

const closePatienceMs = 5_000;

/**
 * Works off the queues. pg-boss's tables and queues are there already, from the migrations: the role may not make any.
 * A job whose process dies is taken up again when its lease has ended.
 */
export async function startQueueWorker(options: QueueWorkerOptions): Promise<QueueWorker> {
  const boss = new PgBoss({
    connectionString: options.jobsDatabaseUrl,
    application_name: 'evenhand jobs',
    max: 3,
    migrate: false,
    // Its own scheduler keeps time by the database; what is due here is a row that a sweep looks at.
    schedule: false,
    maintenanceIntervalSeconds: 30,
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterHours: 24,
  });
  boss.on('error', options.onError);
  await boss.start();
  for (const [queue, handle] of Object.entries(options.handlers)) {
    await boss.work(
      queue,
      { pollingIntervalSeconds: options.pollSeconds ?? 2, batchSize: 1 },
      async ([job]) => {
        if (job === undefined) return;
        await handle(job.data).catch((error: unknown) => {
          options.onError(error);
          throw error;
        });
      },
    );
  }
  const timers = options.repeated.map(({ queue, everySeconds }) => {
    const add = (): void => {
      boss.send(queue, {}, { singletonSeconds: everySeconds }).catch(options.onError);
    };
    add();
    return setInterval(add, everySeconds * 1_000);
  });
  return {
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await boss.stop({ graceful: true, wait: true, timeout: closePatienceMs });
    },
  };
}
