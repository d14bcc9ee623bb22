import { vi } from 'vitest';

export interface FakeDevice {
  /** What is kept, by its key. */
  readonly entries: Map<string, { key: string; value: unknown }>;
}

/** One for the whole file: the product keeps its connection for as long as the page lives. */
const entries: FakeDevice['entries'] = new Map();

/**
 * Stands where the browser's storage would: as much of IndexedDB as the product uses. It outlives the page, as the
 * real one does; `entries` is empty again for each test, and may be filled before.
 */
export function fakeDevice(): FakeDevice {
  entries.clear();
  const later = (act: () => void): void => queueMicrotask(act);
  const store = {
    put: (entry: { key: string; value: unknown }) => {
      entries.set(entry.key, structuredClone(entry));
      return { result: entry.key };
    },
    delete: (key: string) => {
      entries.delete(key);
      return { result: undefined };
    },
    getAll: ({ from, to }: { from: string; to: string }) => ({
      result: structuredClone([...entries.values()].filter(({ key }) => key >= from && key <= to)),
    }),
  };
  const database = {
    transaction: () => {
      const transaction = { objectStore: () => store, oncomplete: () => undefined, commit: () => undefined };
      later(() => transaction.oncomplete());
      return transaction;
    },
  };
  vi.stubGlobal('indexedDB', {
    open: () => {
      const request = { result: database, onsuccess: () => undefined };
      later(() => request.onsuccess());
      return request;
    },
  });
  vi.stubGlobal('IDBKeyRange', { bound: (from: string, to: string) => ({ from, to }) });
  return { entries };
}
