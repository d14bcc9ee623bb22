import { type LiveEvent, streamLiveUpdates } from '#shared/live.ts';
import { connectLive, type LiveConnectionOptions } from '#web/api/live-connection.ts';

type Heard =
  | { readonly kind: 'event'; readonly event: LiveEvent }
  | { readonly kind: 'live'; readonly isLive: boolean };

/**
 * Live updates for this tab, over one connection for all tabs of the browser: HTTP/1.1 allows six per host, and pages need
 * them. The tab that holds the lock listens, and passes on to the others what it hears; when it goes, the next one does.
 * `whose` keeps people and organisations apart. Returns what ends it; nothing happens where a browser can't do it.
 */
export function listenLive(whose: string, options: Omit<LiveConnectionOptions, 'address'>): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  const { path: address } = streamLiveUpdates;
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined')
    return connectLive({ ...options, address });
  const name = `evenhand live ${whose}`;
  const others = new BroadcastChannel(name);
  const leaving = new AbortController();
  others.addEventListener('message', ({ data }: MessageEvent<Heard>) => {
    if (data.kind === 'live') options.onLive(data.isLive);
    else options.onEvent(data.event);
  });
  const lead = (): Promise<void> => {
    const tell = (heard: Heard): void => others.postMessage(heard);
    const disconnect = connectLive({
      address,
      onEvent: (event) => {
        options.onEvent(event);
        tell({ kind: 'event', event });
      },
      onLive: (isLive) => {
        options.onLive(isLive);
        tell({ kind: 'live', isLive });
      },
      onRefused: options.onRefused,
    });
    return new Promise((resolve) => {
      leaving.signal.addEventListener('abort', () => {
        disconnect();
        resolve();
      });
    });
  };
  navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => {
    // Left while another tab was still the one that listens.
  });
  return () => {
    leaving.abort();
    others.close();
  };
}
