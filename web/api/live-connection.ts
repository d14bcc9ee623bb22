import { LiveEvent, liveBeatName, liveEventName, liveSilenceMs } from '#shared/live.ts';

export interface LiveConnectionOptions {
  readonly address: string;
  readonly onEvent: (event: LiveEvent) => void;
  /** Whether events come; false only once they have not for a while, because a moment without is nothing to tell. */
  readonly onLive: (isLive: boolean) => void;
  /** The server would not have it: perhaps the session has ended. */
  readonly onRefused: () => void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
/** How long it may be down before it is worth a word. */
const worthAWordMs = 15_000;

/**
 * Keeps one stream of live updates open. A browser comes back by itself when a connection breaks, but not from a refusal,
 * nor from one that went silent without an end.
 */
export function connectLive({ address, onEvent, onLive, onRefused }: LiveConnectionOptions): () => void {
  let source: EventSource | null = null;
  let waitMs = firstWaitMs;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;
  let next: ReturnType<typeof setTimeout> | undefined;

  function isHeard(): void {
    clearTimeout(silence);
    silence = setTimeout(reopen, liveSilenceMs);
    clearTimeout(lost);
    lost = undefined;
    waitMs = firstWaitMs;
    onLive(true);
  }

  function isDown(): void {
    lost ??= setTimeout(() => onLive(false), worthAWordMs);
  }

  function reopen(): void {
    source?.close();
    clearTimeout(silence);
    isDown();
    next = setTimeout(open, waitMs * (0.5 + Math.random() / 2));
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }

  function open(): void {
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener(liveBeatName, isHeard);
    opened.addEventListener(liveEventName, ({ data }: MessageEvent<string>) => {
      isHeard();
      const event = LiveEvent.safeParse(JSON.parse(data));
      // Said by a newer version of the server, until this page is loaded again.
      if (event.success) onEvent(event.data);
    });
    opened.addEventListener('error', () => {
      isDown();
      if (opened.readyState !== EventSource.CLOSED) return;
      onRefused();
      reopen();
    });
  }

  open();
  return () => {
    source?.close();
    for (const timer of [silence, lost, next]) clearTimeout(timer);
  };
}
