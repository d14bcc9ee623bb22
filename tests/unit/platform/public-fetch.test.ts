import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isPublicAddress } from '#server/platform/public-address.ts';
import { createPublicFetch, type Reach } from '#server/platform/public-fetch.ts';
import { type ForeignServer, foreignHost, startForeignServer } from '#tests/support/foreign-server.ts';

let server: ForeignServer;

beforeAll(async () => {
  server = await startForeignServer();
});
beforeEach(() => {
  server.asked.length = 0;
  server.answer((_, response) => response.end('hello'));
});
afterAll(() => server.close());

const address = `https://${foreignHost}/a/secret-canary.ics`;
const patient = { limitMs: 60_000, maxBytes: 1_000 };

const fetchWith = (change: Partial<Reach> = {}, limits = patient) =>
  createPublicFetch(limits, { ...server.reach, ...change });

const problemOf = (fetching: Promise<unknown>): Promise<unknown> =>
  fetching.then(
    () => 'none',
    (error: unknown) => (error as { problem?: unknown }).problem,
  );

describe('a fetch', () => {
  it('asks the host for the thing as it is, and gives what came', async () => {
    const reply = await fetchWith()(address, { accept: 'text/calendar' });
    expect([reply.status, reply.body.toString()]).toEqual([200, 'hello']);
    expect(server.asked[0]?.headers).toMatchObject({
      host: `${foreignHost}:${server.reach.port}`,
      accept: 'text/calendar',
      'accept-encoding': 'identity',
      connection: 'close',
    });
    expect(server.asked[0]?.headers.cookie).toBeUndefined();
  });

  it.each([
    ['is private', ['10.0.0.1']],
    ['is this machine', ['127.0.0.1']],
    ['is one of the internet beside one that is private', ['8.8.8.8', '192.168.0.1']],
    ['is a private one of IPv6 beside one of the internet', ['8.8.8.8', 'fd00::1']],
    ['is nowhere', []],
  ])('does not begin where what the name leads to %s', async (_, addresses) => {
    const reach = {
      mayReach: isPublicAddress,
      resolve: async () => addresses.map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })),
    };
    expect(await problemOf(fetchWith(reach)(address))).toBe('unreachable');
    expect(server.asked).toEqual([]);
  });

  it.each([[['127.0.0.1', '10.0.0.1']], [['10.0.0.1', '127.0.0.1']], [['127.0.0.1', '::1']]])(
    'does not begin where one of several addresses is not to be reached: %s',
    async (addresses) => {
      const resolve = async () =>
        addresses.map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 }));
      expect(await problemOf(fetchWith({ resolve })(address))).toBe('unreachable');
      expect(server.asked).toEqual([]);
    },
  );

  it('connects to the address that was checked, whatever the name means a moment later', async () => {
    const answers = ['127.0.0.1', '10.0.0.1'];
    const resolve = vi.fn(async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }]);
    expect((await fetchWith({ resolve })(address)).status).toBe(200);
    expect(resolve).toHaveBeenCalledTimes(1);
    // And looks it up again the next time.
    expect(await problemOf(fetchWith({ resolve })(address))).toBe('unreachable');
    expect(server.asked.length).toBe(1);
  });

  it.each([
    'http://calendar.test.example/x',
    'https://127.0.0.1/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://2130706433/x',
  ])('refuses %s without a look at the network', async (other) => {
    const resolve = vi.fn(server.reach.resolve);
    expect(await problemOf(fetchWith({ resolve })(other))).toBe('unreachable');
    expect([resolve.mock.calls, server.asked]).toEqual([[], []]);
  });

  it('refuses a host whose certificate is for another name, or that nobody vouches for', async () => {
    expect(await problemOf(fetchWith()('https://wrong.test.example/x'))).toBe('unreachable');
    const { ca: _, ...strangers } = server.reach;
    expect(await problemOf(createPublicFetch(patient, strangers)(address))).toBe('unreachable');
    expect(server.asked).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i', async (status) => {
    server.answer((_, response) =>
      response.writeHead(status, { location: 'https://other.test.example/internal' }).end(),
    );
    expect(await problemOf(fetchWith()(address))).toBe('redirected');
    expect(server.asked.length).toBe(1);
  });

  it('gives the status of what is not there or has not changed, without its text', async () => {
    for (const status of [304, 401, 404, 500]) {
      server.answer((_, response) =>
        response.writeHead(status).end(status === 304 ? undefined : 'a long story'),
      );
      const reply = await fetchWith()(address);
      expect([reply.status, reply.body.length]).toEqual([status, 0]);
    }
  });

  it('ends with what is larger than it may be, said before or not', async () => {
    server.answer((_, response) => response.end('x'.repeat(1_000)));
    expect((await fetchWith()(address)).body.length).toBe(1_000);
    server.answer((_, response) => response.end('x'.repeat(1_001)));
    expect(await problemOf(fetchWith()(address))).toBe('too_large');
    server.answer((_, response) => {
      // Without a length, and without an end.
      response.write('x'.repeat(600));
      response.write('x'.repeat(600));
    });
    expect(await problemOf(fetchWith()(address))).toBe('too_large');
  });

  it('takes nothing packed, however little it is', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, gzip']) {
      server.answer((_, response) => {
        response.writeHead(200, { 'content-encoding': encoding });
        response.end(gzipSync(Buffer.alloc(1_000_000)).subarray(0, 500));
      });
      expect(await problemOf(fetchWith()(address)), encoding).toBe('unreachable');
    }
  });

  it.each([
    ['never answers', () => undefined],
    [
      'drips a letter at a time',
      (send: (text: string) => void) => {
        const timer = setInterval(() => send('x'), 5);
        timer.unref();
        return timer;
      },
    ],
  ] as const)('ends in time with a host that %s', async (_, drip) => {
    const timers: NodeJS.Timeout[] = [];
    server.answer((_request, response) => {
      const timer = drip((text) => response.write(text));
      if (timer !== undefined) timers.push(timer);
    });
    const short = { limitMs: 150, maxBytes: 1_000_000 };
    expect(await problemOf(fetchWith({}, short)(address))).toBe('too_slow');
    for (const timer of timers) clearInterval(timer);
  });

  it('ends in time where a name server never answers', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    expect(await problemOf(fetchWith({ resolve }, { limitMs: 50, maxBytes: 1 })(address))).toBe('too_slow');
  });

  it('says nothing of the address when it fails', async () => {
    server.answer((request) => request.socket.destroy());
    const error: unknown = await fetchWith()(address).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toMatch(/canary|test\.example/);
    expect((error as Error).cause).toBeUndefined();
  });
});
