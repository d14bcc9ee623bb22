import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionError } from '#web/api/problem-error.ts';
import type { Stored } from '#web/ui/autosave/autosave.ts';
import { type AutosaveStore, createAutosaveStore } from '#web/ui/autosave/autosave-store.ts';
import { type DeviceCopy, findLeftCopies, makeCopyKeeper } from '#web/ui/autosave/device-copy.ts';
import type { DeviceShelf } from '#web/ui/autosave/device-shelf.ts';

interface Text {
  readonly text: string;
}

function shelf(): DeviceShelf & { readonly kept: Map<string, DeviceCopy<Text>> } {
  const kept = new Map<string, DeviceCopy<Text>>();
  return {
    kept,
    // A test puts copies only.
    put: async (key, value) => void kept.set(key, value as DeviceCopy<Text>),
    remove: async (key) => void kept.delete(key),
    list: async (prefix) =>
      [...kept].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
  };
}

const start: Stored<Text> = { value: { text: '' }, version: 1 };
let write: ReturnType<typeof vi.fn<(value: Text, version: number) => Promise<number>>>;
let store: AutosaveStore<Text>;

beforeEach(() => {
  vi.useFakeTimers();
  write = vi.fn(async (_value, version) => version + 1);
  store = createAutosaveStore({ start, write, readNewest: async () => start });
});
afterEach(() => vi.useRealTimers());

const type = (text: string): void => store.edit(() => ({ text }));

describe('the copy on this device', () => {
  it('holds every change at once, and is taken away once the server has it', async () => {
    const device = shelf();
    const keeper = makeCopyKeeper(store, device, 'card');
    keeper.start();
    type('h');
    expect(device.kept.get('card')?.value).toEqual({ text: 'h' });
    await vi.advanceTimersByTimeAsync(100);
    type('hello');
    expect(device.kept.get('card')?.value).toEqual({ text: 'hello' });
    await vi.advanceTimersByTimeAsync(1);
    expect(keeper.get()).toBe('kept');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(write).toHaveBeenCalledWith({ text: 'hello' }, 1);
    expect(device.kept.size).toBe(0);
    expect(keeper.get()).toBe('none');
  });

  it('is written once at a time on a slow device, and the newest right after', async () => {
    const device = shelf();
    const puts: string[] = [];
    const put = async (key: string, value: unknown): Promise<void> => {
      // A test puts copies only.
      puts.push((value as DeviceCopy<Text>).value.text);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await device.put(key, value);
    };
    makeCopyKeeper(store, { ...device, put }, 'card').start();
    for (const text of ['h', 'he', 'hel', 'hell']) type(text);
    expect(puts).toEqual(['h']);
    await vi.advanceTimersByTimeAsync(100);
    expect(puts).toEqual(['h', 'hell']);
    expect(device.kept.get('card')?.value).toEqual({ text: 'hell' });
  });

  it('knows what is under way, so that a lost answer is no conflict later', async () => {
    const device = shelf();
    write.mockImplementation(() => new Promise(() => undefined));
    makeCopyKeeper(store, device, 'card').start();
    type('hello');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(device.kept.get('card')?.unanswered).toEqual([{ text: 'hello' }]);
  });

  it('stays while the connection is away', async () => {
    const device = shelf();
    write.mockRejectedValue(new ConnectionError('unreachable'));
    const keeper = makeCopyKeeper(store, device, 'card');
    keeper.start();
    type('hello');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.get().phase.kind).toBe('failed');
    expect(device.kept.get('card')?.value).toEqual({ text: 'hello' });
    write.mockImplementation(async (_value, version) => version + 1);
    store.retry();
    await vi.advanceTimersByTimeAsync(10);
    expect(device.kept.size).toBe(0);
  });

  it('is never said to be there when the browser keeps nothing', async () => {
    write.mockRejectedValue(new ConnectionError('unreachable'));
    const keeper = makeCopyKeeper(
      store,
      { ...shelf(), put: () => Promise.reject(new Error('no room')) },
      'card',
    );
    keeper.start();
    type('hello');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(keeper.get()).toBe('impossible');
  });

  it('does not come back after it was dropped', async () => {
    const device = shelf();
    const keeper = makeCopyKeeper(store, device, 'card');
    keeper.start();
    type('hello');
    keeper.drop();
    await vi.advanceTimersByTimeAsync(500);
    type('hello again');
    await vi.advanceTimersByTimeAsync(500);
    expect(device.kept.size).toBe(0);
  });
});

describe('the store', () => {
  it('sends within two seconds of a change, however long one types on', async () => {
    for (let n = 0; n < 20; n += 1) {
      type('x'.repeat(n + 1));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(write.mock.calls.length).toBeGreaterThanOrEqual(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(write.mock.calls.at(-1)?.[0]).toEqual({ text: 'x'.repeat(20) });
  });

  it('tries again by itself after 2, 5 and every 10 seconds', async () => {
    write.mockRejectedValue(new ConnectionError('unreachable'));
    type('hello');
    for (const [waitMs, calls] of [
      [1_000, 1],
      [2_000, 2],
      [5_000, 3],
      [10_000, 4],
      [10_000, 5],
    ] as const) {
      await vi.advanceTimersByTimeAsync(waitMs);
      expect(write).toHaveBeenCalledTimes(calls);
    }
  });

  it('sends what an earlier page left only once it is resumed', async () => {
    const left = { base: start, value: { text: 'left' }, unanswered: [] };
    store = createAutosaveStore({ start, left, write, readNewest: async () => start });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(write).not.toHaveBeenCalled();
    store.resume();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(write).toHaveBeenCalledWith({ text: 'left' }, 1);
  });
});

it('finds the newest copy first, and leaves alone what it does not understand', async () => {
  const device = shelf();
  const copy = (at: string): DeviceCopy<Text> => ({
    base: start,
    value: { text: at },
    unanswered: [],
    at,
  });
  device.kept.set('card:1:a', copy('2026-11-21T14:00:00Z'));
  device.kept.set('card:1:b', copy('2026-11-21T14:02:00Z'));
  device.kept.set('card:1:c', copy('unreadable'));
  device.kept.set('card:2:a', copy('2026-11-21T15:00:00Z'));
  const found = await findLeftCopies<Text>(device, 'card:1:', (value) => {
    const one = value as DeviceCopy<Text>;
    return one.at === 'unreadable' ? null : one;
  });
  expect(found.map(({ key }) => key)).toEqual(['card:1:b', 'card:1:a']);
  expect(device.kept.size).toBe(4);
});
