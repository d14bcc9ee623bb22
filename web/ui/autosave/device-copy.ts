import { type Unsaved, unsavedOf } from '#web/ui/autosave/autosave.ts';
import type { AutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import type { DeviceShelf } from '#web/ui/autosave/device-shelf.ts';

/** What was typed on this device and is not stored at the server. */
export interface DeviceCopy<Value> extends Unsaved<Value> {
  readonly at: string;
}

/** A copy that an earlier page left behind. */
export interface LeftCopy<Value> {
  readonly key: string;
  readonly copy: DeviceCopy<Value>;
}

/** `none`: nothing is unsaved. `kept`: the last keystrokes are on the device, or on their way to it. */
export type CopyState = 'none' | 'kept' | 'impossible';

const LEAVING_MS = 300;

export interface CopyKeeper {
  readonly get: () => CopyState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Begins to follow the store; has no effect the second time. */
  readonly start: () => void;
  /** Writes what is unsaved without waiting: the page may be gone in a moment. */
  readonly writeNow: () => void;
  /** Takes the copy away for good: what it held is stored, or nobody wants it. */
  readonly drop: () => void;
}

/**
 * Writes each change of the store to the device, and takes it away once the server has it. A change is written at once; one
 * that comes while another is being written is written right after it, with all that came until then.
 */
export function makeCopyKeeper<Value>(
  store: AutosaveStore<Value>,
  shelf: DeviceShelf,
  key: string,
): CopyKeeper {
  let state: CopyState = 'none';
  /** Whether a write is under way, and whether there is something newer to be written after it. */
  let isWriting = false;
  let isBehind = false;
  /** What the device holds or is about to; null for nothing. */
  let written: { readonly value: Value } | null = null;
  let isStarted = false;
  let isDropped = false;
  const listeners = new Set<() => void>();

  function become(next: CopyState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function takeAway(): void {
    written = null;
    become('none');
    // Where there is no storage there is nothing to take away either.
    void shelf.remove(key).catch(() => undefined);
  }

  function write(): void {
    isBehind = false;
    if (isDropped) return;
    const unsaved = unsavedOf(store.get());
    if (unsaved === null) {
      if (written !== null) takeAway();
      return;
    }
    written = { value: unsaved.value };
    isWriting = true;
    const copy: DeviceCopy<Value> = { ...unsaved, at: new Date().toISOString() };
    shelf
      .put(key, copy)
      // No room: the text itself matters more than what helps to compare it.
      .catch(() => shelf.put(key, { ...copy, unanswered: [] }))
      .then(
        () => become(written === null ? 'none' : 'kept'),
        () => become('impossible'),
      )
      .finally(() => {
        isWriting = false;
        if (isBehind) write();
      });
  }

  function follow(): void {
    const { phase, value } = store.get();
    // What is in flight belongs into the copy: it tells later that the server's version is ours.
    if (phase.kind === 'saved' || phase.kind === 'saving') write();
    else if (value !== written?.value) {
      if (isWriting) isBehind = true;
      else write();
    }
  }

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => {
      if (isStarted) return;
      isStarted = true;
      store.subscribe(follow);
      write();
    },
    writeNow: write,
    drop: () => {
      isDropped = true;
      takeAway();
    },
  };
}

/**
 * The copies under this prefix that no open page is working on, the newest first; `read` gives null for what it can't
 * understand, which stays where it is.
 */
export async function findLeftCopies<Value>(
  shelf: DeviceShelf,
  prefix: string,
  read: (value: unknown) => DeviceCopy<Value> | null,
): Promise<readonly LeftCopy<Value>[]> {
  const entries = await shelf.list(prefix).catch(() => []);
  if (entries.length === 0) return [];
  let alive = await openPages();
  // A page that was left a moment ago, such as by a reload, may still seem to be open.
  if (entries.some(({ key }) => alive.has(key))) {
    await new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
    alive = await openPages();
  }
  return entries
    .flatMap(({ key, value }) => {
      const copy = alive.has(key) ? null : read(value);
      return copy === null ? [] : [{ key, copy }];
    })
    .sort((one, other) => other.copy.at.localeCompare(one.copy.at));
}

/** Says for as long as this page is open that it works on the copy with this key; the return value ends it. */
export function holdCopy(key: string): () => void {
  const end = new AbortController();
  const held = new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve()));
  // Without the lock, which pages without https lack, another tab may offer this one's copy as well: both keep it.
  void navigator.locks?.request(key, () => held).catch(() => undefined);
  return () => end.abort();
}

async function openPages(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.map(({ name }) => name ?? ''));
}
