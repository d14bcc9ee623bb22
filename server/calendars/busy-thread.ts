import { parentPort, workerData } from 'node:worker_threads';
import { type BusyWindow, busyInCalendar } from '#server/calendars/busy-in-calendar.ts';

/** What the thread is given: busy-in-thread.ts. */
export interface BusyThreadData {
  readonly text: string;
  readonly window: BusyWindow;
}

// The entry of a thread that reads one calendar and ends.
if (parentPort !== null) {
  const { text, window } = workerData as BusyThreadData; // reason: the parent gives exactly this
  parentPort.postMessage(busyInCalendar(text, window));
}
