import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '#tests/bench/quantiles.ts';
import { makeDataDir, removeDataDir, startProduct } from '#tests/support/product.ts';

const settleSeconds = 20;

/** MB of 1,000,000 bytes. Shared pages count in proportion (PSS), so that PostgreSQL's processes can be added up. */
function memoryOf(pid: number): number {
  const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return (Number(found?.[1]) * 1024) / 1e6;
}

/** Every process started by `root` or by one that it started. */
function descendantsOf(root: number): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === root || (parent > 1 && isBelow(parent));
  };
  return pids.filter(isBelow);
}

/** 0 for a process that has ended meanwhile. */
function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** What the product keeps in memory when nobody uses it, 20 s after a start on data that are there. Linux only, as root or the same user. */
export async function measureIdleMemory(): Promise<void> {
  const dataDir = makeDataDir();
  try {
    await (await startProduct({ dataDir })).stop();
    const product = await startProduct({ dataDir });
    await sleep(settleSeconds * 1000);
    const database = descendantsOf(product.pid).map(memoryOf);
    const total = database.reduce((sum, size) => sum + size, 0);
    say(
      `idle memory after ${settleSeconds} s (PSS): server ${memoryOf(product.pid).toFixed(0)} MB, ` +
        `its PostgreSQL ${total.toFixed(0)} MB in ${database.length} processes`,
    );
    await product.stop();
  } finally {
    removeDataDir(dataDir);
  }
}
