import { setTimeout as sleep } from 'node:timers/promises';
import type { Postmaster } from './postmaster.ts';

const restartsAllowed = 5;
const restartWindowMs = 10 * 60_000;

/**
 * Starts a server that ended unasked (killed by hand or for its memory) again, on the port that everyone has. Gives up
 * after five times in ten minutes, or when a start fails: `ended` then resolves with the reason.
 * @param start makes a new server; it must throw when it cannot
 */
export function keepRunning(options: {
  first: Postmaster;
  start: () => Promise<Postmaster>;
  onRestart: () => void;
}): { ended: Promise<Error>; stop(): Promise<void> } {
  let server = options.first;
  let isStopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const restarts: number[] = [];
  const ended = new Promise<Error>((resolve) => {
    const watch = async (): Promise<void> => {
      await server.exited;
      if (isStopping) return;
      const now = Date.now();
      restarts.push(now);
      if (restarts.filter((at) => now - at < restartWindowMs).length > restartsAllowed) {
        resolve(new Error('PostgreSQL keeps ending by itself; its log says why.'));
        return;
      }
      options.onRestart();
      restarting = restart();
      try {
        await restarting;
        void watch();
      } catch (error) {
        resolve(error as Error);
      }
    };
    void watch();
  });

  async function restart(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        server = await options.start();
        return;
      } catch (error) {
        // The dead server's last processes may hold its memory, or its port, for a moment longer.
        if (attempt === 10 || isStopping) throw error;
        await sleep(300);
      }
    }
  }

  return {
    ended,
    async stop() {
      isStopping = true;
      await restarting.catch(() => undefined);
      await server.stop();
    },
  };
}
