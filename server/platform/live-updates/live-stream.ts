import { PassThrough, type Readable } from 'node:stream';
import { type LiveEvent, liveBeatName, liveEventName } from '#shared/live.ts';

/** The events of one connection, as text. */
export interface LiveStream {
  readonly body: Readable;
  send(event: LiveEvent): void;
  /** Says that the connection stands. Ends it where nothing was taken since the beat before. */
  beat(): void;
  end(): void;
}

/** Bytes that wait for a slow reader before nothing more is written to them. */
const mostWaiting = 16_384;
/** How long a browser waits before it comes back, in ms; spread, so that not all of them come at once. */
const shortestRetryMs = 1_000;

/**
 * Server-sent events. What comes while the reader is slow is not kept: they hear that they missed something once they have
 * taken what waits, and whoever takes nothing from one beat to the next is let go.
 */
export function createLiveStream(): LiveStream {
  const body = new PassThrough({ highWaterMark: mostWaiting });
  let isBlocked = false;
  let hasMissed = false;
  let wasBlocked = false;

  function write(text: string): void {
    if (!body.writableEnded && !body.destroyed) isBlocked = !body.write(text);
  }
  function message(name: string, data: unknown): string {
    return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
  }
  function send(event: LiveEvent): void {
    if (isBlocked) hasMissed = true;
    else write(message(liveEventName, event));
  }

  body.on('drain', () => {
    isBlocked = false;
    if (!hasMissed) return;
    hasMissed = false;
    send({ topic: 'resync' });
  });
  write(`retry: ${shortestRetryMs + Math.round(Math.random() * 2_000)}\n\n`);
  return {
    body,
    send,
    beat: () => {
      if (isBlocked && wasBlocked) body.destroy();
      wasBlocked = isBlocked;
      if (!isBlocked) write(message(liveBeatName, {}));
    },
    // Whoever takes nothing would keep what waits for them, and a server from closing.
    end: () => (isBlocked ? body.destroy() : body.end()),
  };
}
