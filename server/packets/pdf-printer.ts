import type { Worker } from 'node:worker_threads';
import type { DrawAnswer, DrawRequest } from '#server/packets/pdf-thread.ts';
import { startThread } from '#server/platform/start-thread.ts';
import type { PacketContent } from '#shared/packets.ts';
import { AppError } from '#shared/problems.ts';

/** Draws packets in a thread beside the requests, one at a time, however many are asked for at once. */
export interface PdfPrinter {
  /** Throws `too_large` for a packet that is not drawn in time. */
  print(content: PacketContent): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Waiting {
  readonly content: PacketContent;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (reason: unknown) => void;
}

/** A packet of seven interviewers takes a tenth of a second of one core, the first one in a new thread half a second. */
const patienceMs = 20_000;
/** The thread holds some 100 MB: it ends when nobody has wanted a packet for so long. */
const idleMs = 30_000;

export function createPdfPrinter(limits: { patienceMs?: number; idleMs?: number } = {}): PdfPrinter {
  const queue: Waiting[] = [];
  let thread: Worker | null = null;
  let current: (Waiting & { readonly id: number; readonly timer: NodeJS.Timeout }) | null = null;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  const endThread = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    ending?.removeAllListeners();
    await ending?.terminate();
  };

  const settle = (finish: (waiting: Waiting) => void): void => {
    const settled = current;
    if (settled === null) return;
    clearTimeout(settled.timer);
    current = null;
    finish(settled);
    next();
  };

  /** A thread that took too long or broke is no use to the next packet. */
  const giveUp = (reason: unknown): void => {
    void endThread();
    settle(({ reject }) => reject(reason));
  };

  const running = (): Worker => {
    if (thread !== null) return thread;
    thread = startThread(new URL('./pdf-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    thread.on('message', (answer: DrawAnswer) => {
      if (answer.id !== current?.id) return;
      settle(({ resolve, reject }) =>
        'pdf' in answer
          ? resolve(answer.pdf)
          : reject(new Error(`a packet could not be drawn: ${answer.failure}`)),
      );
    });
    thread.on('error', giveUp);
    thread.on('exit', () => giveUp(new Error('the thread that draws packets has ended')));
    return thread;
  };

  function next(): void {
    clearTimeout(idle);
    if (current !== null) return;
    const waiting = queue.shift();
    if (waiting === undefined) {
      idle = setTimeout(() => void endThread(), limits.idleMs ?? idleMs);
      idle.unref();
      // Nothing that is idle may keep the process from ending.
      thread?.unref();
      return;
    }
    asked += 1;
    const tooLong = new AppError(
      'too_large',
      'There is too much in this debrief for one PDF. Nothing was made.',
    );
    const timer = setTimeout(() => giveUp(tooLong), limits.patienceMs ?? patienceMs);
    current = { ...waiting, id: asked, timer };
    const request: DrawRequest = { id: asked, content: waiting.content };
    const worker = running();
    worker.ref();
    worker.postMessage(request);
  }

  return {
    print: (content) =>
      new Promise((resolve, reject) => {
        queue.push({ content, resolve, reject });
        next();
      }),
    close: async () => {
      clearTimeout(idle);
      const closed = new Error('the server is closing');
      for (const { reject } of queue.splice(0)) reject(closed);
      await endThread();
      settle(({ reject }) => reject(closed));
      clearTimeout(idle);
    },
  };
}
