import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '#shared/live.ts';
import { connectLive } from '#web/api/live-connection.ts';
import { isTouched } from '#web/app/live-keys.ts';

/** Stands where the browser's own would: the border of the process. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: FakeSource[] = [];
  readyState = 1;
  readonly address: string;
  constructor(address: string) {
    super();
    this.address = address;
    FakeSource.opened.push(this);
  }
  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
  say(name: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

let heard: LiveEvent[];
let live: boolean[];
let refusals: number;
let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeSource);
  FakeSource.opened.length = 0;
  heard = [];
  live = [];
  refusals = 0;
  stop = connectLive({
    address: '/live',
    onEvent: (event) => heard.push(event),
    onLive: (isLive) => live.push(isLive),
    onRefused: () => {
      refusals += 1;
    },
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const newest = (): FakeSource => {
  const found = FakeSource.opened.at(-1);
  if (found === undefined) throw new Error('nothing was opened');
  return found;
};

describe('the connection of live updates', () => {
  it('passes on what it understands, and nothing else', () => {
    newest().say('changed', { topic: 'loop', id: '01939a00-0000-7000-8000-000000000001' });
    newest().say('changed', { topic: 'something newer' });
    newest().say('beat', {});
    expect(heard).toEqual([{ topic: 'loop', id: '01939a00-0000-7000-8000-000000000001' }]);
  });

  it('is opened anew where it went silent without an end', () => {
    newest().say('beat', {});
    vi.advanceTimersByTime(49_000);
    newest().say('beat', {});
    vi.advanceTimersByTime(49_000);
    expect(FakeSource.opened).toHaveLength(1);
    vi.advanceTimersByTime(3_000);
    expect(FakeSource.opened).toHaveLength(2);
    expect(FakeSource.opened[0]?.readyState).toBe(FakeSource.CLOSED);
  });

  it('leaves a broken one to the browser, and comes back from a refusal more and more slowly', () => {
    newest().fail(0);
    vi.advanceTimersByTime(10_000);
    expect([FakeSource.opened.length, refusals]).toEqual([1, 0]);
    newest().fail(2);
    vi.advanceTimersByTime(1_000);
    expect([FakeSource.opened.length, refusals]).toEqual([2, 1]);
    newest().fail(2);
    vi.advanceTimersByTime(900);
    expect(FakeSource.opened).toHaveLength(2);
    vi.advanceTimersByTime(1_200);
    expect(FakeSource.opened).toHaveLength(3);
  });

  it('says that updates are paused only after a while, and that they are back', () => {
    newest().say('beat', {});
    newest().fail(0);
    vi.advanceTimersByTime(14_000);
    expect(live).toEqual([true]);
    vi.advanceTimersByTime(2_000);
    expect(live).toEqual([true, false]);
    newest().say('beat', {});
    expect(live).toEqual([true, false, true]);
  });

  it('is over when it is left', () => {
    newest().fail(2);
    stop();
    vi.advanceTimersByTime(100_000);
    expect(FakeSource.opened).toHaveLength(1);
  });
});

describe('what an event touches', () => {
  const loop = (id: string): readonly LiveEvent[] => [{ topic: 'loop', id }];

  it('is its own loop, every list of loops, and nothing that is being written', () => {
    expect(isTouched(['loops', 'one', 'a'], loop('a'))).toBe(true);
    expect(isTouched(['loops', 'one', 'b'], loop('a'))).toBe(false);
    expect(isTouched(['loops', 'list', {}], loop('a'))).toBe(true);
    for (const events of [loop('a'), [{ topic: 'resync' } as const]])
      for (const key of [['scorecards', 'own', 'a'], ['blueprints', 'draft', 'a'], ['session']])
        expect(isTouched(key, events)).toBe(false);
  });

  it('is everything that can be old, after a gap', () => {
    for (const family of ['loops', 'debriefs', 'notifications', 'my-interviews', 'waiting'])
      expect(isTouched([family, 'one', 'a'], [{ topic: 'resync' }])).toBe(true);
  });
});
