import { parentPort, workerData } from 'node:worker_threads';
import type { FamilyRating } from '#server/calibration/family-input.ts';
import { type FamilyFitResult, makeFamilyFit, type Progress } from '#server/calibration/make-family-fit.ts';

/** What the thread says: how far it is, and at last what came of it. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: FamilyFitResult };

// The entry of a thread that fits one family and ends.
if (parentPort !== null) {
  const port = parentPort;
  const say = (message: ThreadMessage): void => port.postMessage(message);
  // The parent gives exactly this as workerData: fit-in-thread.ts.
  const ratings = workerData as readonly FamilyRating[];
  say({ kind: 'result', result: makeFamilyFit(ratings, (progress) => say({ kind: 'progress', progress })) });
}
