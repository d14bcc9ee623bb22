import type { FamilyRating } from '#server/calibration/family-input.ts';
import type { ThreadMessage } from '#server/calibration/fit-thread.ts';
import type { FamilyFitResult, Progress } from '#server/calibration/make-family-fit.ts';
import { startThread } from '#server/platform/start-thread.ts';

export interface FitLimits {
  readonly limitMs: number;
  /** Ends the thread at once and throws: the process is on its way out, and the job comes again. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Hears why a thread failed; the outcome only says that it did. */
  readonly onError: (error: unknown) => void;
}

/** What came of a run: a result, or why there is none. */
export type ThreadOutcome =
  | FamilyFitResult
  | { readonly kind: 'ended'; readonly stopped: 'time_limit' | 'failed' };

/** Fits a family in a thread of its own, so that requests never wait for it. Throws only when `signal` ends it. */
export function fitInThread(
  ratings: readonly FamilyRating[],
  { limitMs, signal, onProgress, onError }: FitLimits,
): Promise<ThreadOutcome> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const thread = startThread(new URL('./fit-thread.ts', import.meta.url), {
      workerData: ratings,
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      thread.removeAllListeners('exit');
      void thread.terminate().then(finish);
    };
    const abort = (): void => settle(() => reject(signal.reason));
    const timer = setTimeout(() => settle(() => resolve({ kind: 'ended', stopped: 'time_limit' })), limitMs);
    signal.addEventListener('abort', abort);
    thread.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else settle(() => resolve(message.result));
    });
    thread.on('error', (error) => {
      onError(error);
      settle(() => resolve({ kind: 'ended', stopped: 'failed' }));
    });
    thread.on('exit', () => settle(() => resolve({ kind: 'ended', stopped: 'failed' })));
  });
}
