import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { LiveEvent, liveEventName, streamLiveUpdates } from '#shared/live.ts';
import type { Person } from '#tests/support/world.ts';

/** An open stream of live updates, and everything that came over it. */
export interface Listening {
  readonly status: number;
  /** As it came, without the number by which connections are spread over time. */
  text(): string;
  events(): readonly LiveEvent[];
  /** Waits until what came is as asked for; rejects when the stream ends before. */
  until(isThere: (events: readonly LiveEvent[]) => boolean): Promise<void>;
  hasEnded(): boolean;
  untilEnd(): Promise<void>;
  close(): void;
}

const patienceMs = 20_000;

/** Opens the stream as a browser does, and waits until nothing is missed any more. */
export async function listen(app: FastifyInstance, person: Person): Promise<Listening> {
  const listening = await tryToListen(app, person);
  if (listening.status === 200) await listening.until(isResynced);
  return listening;
}

const isResynced = (events: readonly LiveEvent[]): boolean => events.some(({ topic }) => topic === 'resync');

export async function tryToListen(
  app: FastifyInstance,
  { cookie }: Pick<Person, 'cookie'>,
): Promise<Listening> {
  const { port } = app.server.address() as AddressInfo; // reason: a TCP server that listens
  const leaving = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}${streamLiveUpdates.path}`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: leaving.signal,
  });
  let text = '';
  let hasEnded = false;
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    } catch {
      // Left, or cut off: an end all the same.
    }
    hasEnded = true;
  };
  void read();
  const events = (): LiveEvent[] => eventsIn(text);
  const waitFor = async (isThere: () => boolean, what: string): Promise<void> => {
    for (let waitedMs = 0; !isThere(); waitedMs += 10) {
      if (waitedMs > patienceMs) throw new Error(`${what} did not come: ${text}`);
      await sleep(10);
    }
  };
  return {
    status: response.status,
    text: () => text.replace(/^retry: \d+$/m, 'retry'),
    events,
    until: (isThere) =>
      waitFor(() => {
        if (isThere(events())) return true;
        if (hasEnded) throw new Error(`the stream ended: ${text}`);
        return false;
      }, 'what was waited for'),
    hasEnded: () => hasEnded,
    untilEnd: () => waitFor(() => hasEnded, 'the end'),
    close: () => leaving.abort(),
  };
}

function eventsIn(text: string): LiveEvent[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .filter((message) => message.startsWith(`event: ${liveEventName}\n`))
    .map((message) => LiveEvent.parse(JSON.parse(message.split('\ndata: ')[1] ?? '')));
}
