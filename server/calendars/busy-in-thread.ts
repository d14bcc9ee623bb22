import type { BusyResult } from '#server/calendars/busy-in-calendar.ts';
import type { BusyThreadData } from '#server/calendars/busy-thread.ts';
import { startThread } from '#server/platform/start-thread.ts';

/**
 * Reads a calendar in a thread of its own, which is ended after `limitMs`: some rules (the 30th of February, every day)
 * keep the library that works them out busy for ever, and no request is to wait for any calendar.
 */
export function busyInThread(data: BusyThreadData, limitMs: number): Promise<BusyResult> {
  return new Promise((resolve) => {
    const thread = startThread(new URL('./busy-thread.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const settle = (result: BusyResult): void => {
      clearTimeout(timer);
      thread.removeAllListeners('exit');
      void thread.terminate().then(() => resolve(result));
    };
    const giveUp = (): void => settle({ kind: 'failed', failure: 'too_large' });
    const timer = setTimeout(giveUp, limitMs);
    thread.on('message', settle);
    // Out of memory, for all that is known of it: an error may repeat what stands in the calendar, and is not passed on.
    thread.on('error', giveUp);
    thread.on('exit', giveUp);
  });
}
