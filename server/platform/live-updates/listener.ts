import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { channel, Message } from '#server/platform/live-updates/announcement.ts';

export interface ListenerOptions {
  readonly connect: () => Promise<pg.Client>;
  readonly onMessage: (message: Message) => void;
  /** From now on nothing is missed; what was said before may have been. */
  readonly onListening: () => void;
  readonly onError: (error: unknown) => void;
}

export interface Listener {
  readonly isListening: () => boolean;
  /** Begins to listen, once; loses and finds its connection again by itself. */
  start(): void;
  /** Finds out whether the connection still stands: a silent one may have been dead for long. */
  probe(): void;
  close(): Promise<void>;
}

const firstWaitMs = 100;
const longestWaitMs = 5_000;

/** One connection of a process that hears what any of them announces. */
export function createListener(options: ListenerOptions): Listener {
  const closing = new AbortController();
  let client: pg.Client | null = null;
  let running: Promise<void> | null = null;

  /** Listens until the connection ends, in whatever way. */
  async function listenOnce(): Promise<void> {
    const connection = await options.connect();
    const ended = new Promise<void>((resolve) => {
      connection.once('end', () => resolve());
    });
    connection.on('error', options.onError);
    connection.on('notification', ({ payload }) => {
      const message = Message.safeParse(JSON.parse(payload ?? 'null'));
      // Said by a newer version of the product, while both run.
      if (message.success) options.onMessage(message.data);
    });
    try {
      await connection.query(`LISTEN ${channel}`);
      if (closing.signal.aborted) return;
      client = connection;
      options.onListening();
      await ended;
    } finally {
      client = null;
      await connection.end().catch(options.onError);
    }
  }

  async function run(): Promise<void> {
    let waitMs = firstWaitMs;
    while (!closing.signal.aborted) {
      try {
        await listenOnce();
        waitMs = firstWaitMs;
      } catch (error) {
        options.onError(error);
        waitMs = Math.min(waitMs * 2, longestWaitMs);
      }
      // Not all processes at the same moment, when the database comes back.
      const jitter = 0.5 + Math.random() / 2;
      await sleep(waitMs * jitter, undefined, { ref: false, signal: closing.signal }).catch(() => undefined);
    }
  }

  return {
    isListening: () => client !== null,
    start: () => {
      running ??= run();
    },
    probe: () => {
      const probed = client;
      probed?.query('SELECT 1').catch((error: unknown) => {
        options.onError(error);
        void probed.end();
      });
    },
    close: async () => {
      closing.abort();
      await client?.end().catch(options.onError);
      await running;
    },
  };
}
