import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FamilyRating } from '#server/calibration/family-input.ts';
import type { ThreadMessage } from '#server/calibration/fit-thread.ts';
import type { FamilyFitResult, Progress } from '#server/calibration/make-family-fit.ts';
import { projectRoot } from '#server/platform/project-root.ts';

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

/** The built thread lies beside the built server; in development and in tests its source does, and tsx reads it. */
function startThread(ratings: readonly FamilyRating[]): Worker {
  const options = { workerData: ratings, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 1_024 } };
  const built = new URL('./fit-thread.js', import.meta.url);
  if (existsSync(fileURLToPath(built))) return new Worker(built, options);
  const source = new URL('./fit-thread.ts', import.meta.url);
  const tsx = pathToFileURL(join(projectRoot, 'node_modules', 'tsx', 'dist', 'esm', 'api', 'index.mjs'));
  // tsx's own flag looks at the main thread only.
  const [loader, entry] = [tsx, source].map(({ href }) => JSON.stringify(href));
  const script = `import(${loader}).then(({ register }) => { register(); return import(${entry}); })`;
  return new Worker(script, { ...options, eval: true });
}

/** Fits a family in a thread of its own, so that requests never wait for it. Throws only when `signal` ends it. */
export function fitInThread(
  ratings: readonly FamilyRating[],
  { limitMs, signal, onProgress, onError }: FitLimits,
): Promise<ThreadOutcome> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const thread = startThread(ratings);
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
