import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import type { LiveEvent } from '#shared/live.ts';
import { listenLive } from '#web/api/live.ts';
import { sessionKey } from '#web/api/query-client.ts';
import { isTouched } from '#web/app/live-keys.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { StatusMark } from '#web/ui/status-mark.tsx';

/** What comes in one go is asked for in one go, in ms. */
const GATHER_MS = 50;
/** What was loaded this shortly before the first event is as new as that, in ms. */
const FRESH_MS = 5_000;

/** Keeps what is on screen as it is now. Says something only when it has not been able to for a while. */
export function LiveUpdates(): ReactElement {
  const client = useQueryClient();
  const { member, org } = useSignedIn();
  const [isLive, setIsLive] = useState(true);
  const whose = `${org.id} ${member.id}`;
  // The connection is outside React.
  useEffect(() => {
    const asking = askAgain(client);
    const stop = listenLive(whose, {
      onEvent: asking.hear,
      onLive: setIsLive,
      onRefused: () => void client.invalidateQueries({ queryKey: sessionKey }),
    });
    return () => {
      stop();
      asking.stop();
    };
  }, [client, whose]);
  return <div role="status">{!isLive && <StatusMark shape="ring">Live updates paused</StatusMark>}</div>;
}

/** Asks again for what events touch: at once where somebody looks, else when they come back to the page. */
function askAgain(client: QueryClient): { hear: (event: LiveEvent) => void; stop: () => void } {
  const startedAt = performance.now();
  let gathered: LiveEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    const events = gathered;
    gathered = [];
    timer = undefined;
    const isFirst =
      events.every(({ topic }) => topic === 'resync') && performance.now() - startedAt < FRESH_MS;
    const isLooking = document.visibilityState !== 'hidden' && !isFirst;
    void client.invalidateQueries({
      predicate: ({ queryKey }) => isTouched(queryKey, events),
      refetchType: isLooking ? 'active' : 'none',
    });
  };
  return {
    hear: (event) => {
      gathered.push(event);
      timer ??= setTimeout(ask, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
