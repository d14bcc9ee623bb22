/**
 * A place on this device for what is not stored at the server yet. In IndexedDB: what was written there survives the
 * end of the browser's process, while localStorage is written to disk up to a minute later.
 */
export interface DeviceShelf {
  readonly put: (key: string, value: unknown) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Every entry whose key begins so. */
  readonly list: (prefix: string) => Promise<readonly ShelfEntry[]>;
}

export interface ShelfEntry {
  readonly key: string;
  readonly value: unknown;
}

const DATABASE = 'evenhand';
const ENTRIES = 'unsaved';

/** Rejects where the browser gives no storage (private windows of some) or has no room left. */
export const deviceShelf: DeviceShelf = {
  put: (key, value) => run('readwrite', (entries) => entries.put({ key, value })).then(() => undefined),
  remove: (key) => run('readwrite', (entries) => entries.delete(key)).then(() => undefined),
  list: (prefix) =>
    run<ShelfEntry[]>('readonly', (entries) => entries.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`))),
};

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    if (typeof indexedDB === 'undefined') throw new Error('this browser has no IndexedDB');
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ENTRIES, { keyPath: 'key' });
    request.onsuccess = () => {
      // The browser may close it, such as when its storage is cleared: the next write opens it anew.
      request.result.onclose = () => {
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  }).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function run<Result>(
  mode: IDBTransactionMode,
  ask: (entries: IDBObjectStore) => IDBRequest<Result> | IDBRequest<IDBValidKey>,
): Promise<Result> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(ENTRIES, mode);
    const request = ask(transaction.objectStore(ENTRIES));
    // The result of `ask` is Result wherever somebody reads it; a put gives its key, which nobody does.
    transaction.oncomplete = () => resolve(request.result as Result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
    // A page that is being closed doesn't wait for the end of the task that would commit it.
    transaction.commit();
  });
}
