import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataDir, processesOf, removeDataDir, startProduct } from '#tests/support/product.ts';

let dataDir = '';

beforeAll(() => {
  dataDir = makeDataDir();
});

afterAll(() => removeDataDir(dataDir));

async function isReady(url: string): Promise<boolean> {
  const reply = await fetch(new URL('/readyz', url)).catch(() => null);
  return reply?.status === 200;
}

async function eventually(condition: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 50) {
    if (await condition()) return true;
    await sleep(50);
  }
  return false;
}

function clusterMadeAt(): string {
  return readFileSync(join(dataDir, 'secrets.json'), 'utf8');
}

describe('npm start', () => {
  it('makes everything, serves the app and the API on one address, and says how to sign in', async () => {
    const product = await startProduct({ dataDir, env: { JOBS: 'here' } });
    expect(await isReady(product.url)).toBe(true);
    expect(await (await fetch(product.url)).text()).toContain('<div id="root">');
    expect(product.output()).toMatch(/Sign in as\s+E-mail\s+Password/);
    await product.stop();
  });

  it('ends on Ctrl-C with exit code 0, leaves no process and keeps the data', async () => {
    const before = clusterMadeAt();
    const product = await startProduct({ dataDir });
    expect(await product.stop('SIGINT')).toBe(0);
    expect(processesOf(dataDir)).toEqual([]);
    expect(clusterMadeAt()).toBe(before);
  });

  it('leaves nothing running when it is killed, and starts again', async () => {
    const killed = await startProduct({ dataDir });
    await killed.stop('SIGKILL');
    expect(await eventually(() => processesOf(dataDir).length === 0, 10_000)).toBe(true);
    const next = await startProduct({ dataDir });
    expect(await isReady(next.url)).toBe(true);
    await next.stop();
  });

  it('takes the next free port when its own is taken, and says so', async () => {
    const other = createServer();
    const taken = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const product = await startProduct({ dataDir, port: taken });
    expect(product.output()).toContain(`Port ${taken} is taken; using `);
    expect(product.url).not.toContain(`:${taken}`);
    await product.stop();
    other.close();
  });

  it('refuses a second server of the same data, says where the first is, and does it no harm', async () => {
    const first = await startProduct({ dataDir });
    await expect(startProduct({ dataDir })).rejects.toThrow(
      `already running from this folder at ${first.url}`,
    );
    expect(await isReady(first.url)).toBe(true);
    await first.stop();
  });

  it('brings PostgreSQL back when that alone is killed', async () => {
    const product = await startProduct({ dataDir });
    const postmaster = Number(
      readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    process.kill(postmaster, 'SIGKILL');
    expect(await eventually(() => product.output().includes('starting it again'), 5_000)).toBe(true);
    expect(await eventually(() => isReady(product.url), 15_000)).toBe(true);
    await product.stop();
    expect(processesOf(dataDir)).toEqual([]);
  });
});
