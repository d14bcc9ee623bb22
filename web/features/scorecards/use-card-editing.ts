import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { type CardContent, type Scorecard, saveScorecard } from '#shared/scorecards.ts';
import { call } from '#web/api/call.ts';
import { ConnectionError, isProblem } from '#web/api/problem-error.ts';
import { sessionKey } from '#web/api/query-client.ts';
import { type CardCopy, copyKey, leftCopiesQuery } from '#web/features/scorecards/card-copies.ts';
import { type EditCard, storable } from '#web/features/scorecards/card-edits.ts';
import { scorecardQuery } from '#web/features/scorecards/queries.ts';
import type { Autosave, Stored } from '#web/ui/autosave/autosave.ts';
import { type AutosaveStore, createAutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import { type CopyKeeper, type CopyState, holdCopy, makeCopyKeeper } from '#web/ui/autosave/device-copy.ts';
import { deviceShelf } from '#web/ui/autosave/device-shelf.ts';

/** Longer than any save takes: a connection that swallows requests must not hold up the next try. */
const ANSWER_MS = 15_000;

interface Editing {
  readonly store: AutosaveStore<CardContent>;
  readonly keeper: CopyKeeper;
  readonly key: string;
}

export interface CardEditing {
  readonly state: Autosave<CardContent>;
  readonly copy: CopyState;
  readonly store: AutosaveStore<CardContent>;
  readonly edit: EditCard;
  /** Takes this device's copy away, once the card is submitted. */
  readonly dropCopy: () => void;
}

interface CardEditingOptions {
  readonly accountId: string;
  readonly card: Scorecard;
  /** When the card came from the server; a newer answer is also a reason to try again what failed. */
  readonly fetchedAt: number;
  readonly left: CardCopy | null;
}

/** A card on screen that saves itself, here and at the server. It goes on with what an earlier page left on this device. */
export function useCardEditing({ accountId, card, fetchedAt, left }: CardEditingOptions): CardEditing {
  const client = useQueryClient();
  const [editing] = useState((): Editing => {
    const store = makeStore(client, card, left);
    const key = copyKey(accountId, card.seatId);
    return { store, key, keeper: makeCopyKeeper(store, deviceShelf, key) };
  });
  const { store, keeper } = editing;
  const state = useSyncExternalStore(store.subscribe, store.get);
  const copy = useSyncExternalStore(keeper.subscribe, keeper.get);
  // The page's own comings and goings: hidden, closed, online again.
  useEffect(() => {
    const leave = attend(editing, left);
    return () => {
      leave();
      // What stays on this device now was left behind; the card's own record shows it.
      void client.invalidateQueries({ queryKey: leftCopiesQuery(accountId, card.seatId).queryKey });
    };
  }, [editing, left, client, accountId, card.seatId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an equal answer keeps its identity, and still says that the server can be reached
  useEffect(() => {
    store.receive(storedOf(card));
    store.retry();
  }, [store, card, fetchedAt]);
  return { state, copy, store, edit: store.edit, dropCopy: keeper.drop };
}

function makeStore(client: QueryClient, card: Scorecard, left: CardCopy | null): AutosaveStore<CardContent> {
  const query = scorecardQuery(card.seatId);
  return createAutosaveStore<CardContent>({
    start: storedOf(card),
    left: left?.copy ?? null,
    write: async (content, version) => {
      const saved = await send(client, card.seatId, content, version);
      // An answer that was asked for before this save would bring the older card back.
      await client.cancelQueries({ queryKey: query.queryKey });
      client.setQueryData(query.queryKey, (before) =>
        before === undefined ? before : { ...before, ...saved, content },
      );
      return saved.version;
    },
    readNewest: async () => {
      const newest = await client.fetchQuery({ ...query, staleTime: 0 });
      return newest.state === 'draft' ? storedOf(newest) : null;
    },
    isEnd: (error) => {
      if (!isProblem(error, 'wrong_state')) return false;
      void client.invalidateQueries({ queryKey: query.queryKey });
      return true;
    },
  });
}

async function send(
  client: QueryClient,
  seatId: string,
  content: CardContent,
  version: number,
): Promise<{ version: number; changedAt: string }> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  try {
    return await call(saveScorecard, {
      params: { seatId },
      body: storable(content),
      ifMatch: version,
      outlivesPage: true,
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw new ConnectionError('unreachable', error);
    // Whoever shows the session asks to sign in; what was typed stays, and is sent after that.
    if (isProblem(error, 'not_signed_in')) void client.invalidateQueries({ queryKey: sessionKey });
    throw error;
  }
}

function attend({ store, keeper, key }: Editing, left: CardCopy | null): () => void {
  const leave = new AbortController();
  const { signal } = leave;
  const letGo = holdCopy(key);
  keeper.start();
  // Only now: what it held is in this page's own copy, or at the server.
  if (left !== null) void deviceShelf.remove(left.key).catch(() => undefined);
  store.resume();
  const putAway = (): void => {
    keeper.writeNow();
    void store.flush();
  };
  window.addEventListener('pagehide', putAway, { signal });
  document.addEventListener('visibilitychange', () => (document.hidden ? putAway() : store.retry()), {
    signal,
  });
  window.addEventListener('online', store.retry, { signal });
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (store.get().phase.kind !== 'saved' && keeper.get() === 'impossible') event.preventDefault();
    },
    { signal },
  );
  return () => {
    leave.abort();
    putAway();
    store.pause();
    letGo();
  };
}

function storedOf({ content, version }: Scorecard): Stored<CardContent> {
  return { value: content, version };
}
